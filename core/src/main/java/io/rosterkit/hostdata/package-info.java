/** What the host keeps on a person: the id that the person has in the host's own system, and attributes. */
@NullMarked
package io.rosterkit.hostdata;

import org.jspecify.annotations.NullMarked;
