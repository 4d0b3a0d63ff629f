/** Outages of hours and backlogs of thousands, played through with a clock that the test moves. In memory only. */
@NullMarked
package io.rosterkit.simulation;

import org.jspecify.annotations.NullMarked;
