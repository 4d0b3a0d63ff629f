/** Finds users by what the host keeps on them, and changes it. */
@NullMarked
package io.rosterkit.engine.hostdata;

import org.jspecify.annotations.NullMarked;
