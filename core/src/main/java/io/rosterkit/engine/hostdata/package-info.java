/** Shows and changes what the host keeps of people, and finds people by it. */
@NullMarked
package io.rosterkit.engine.hostdata;

import org.jspecify.annotations.NullMarked;
