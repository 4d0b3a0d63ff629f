/** The contracts of seats: which are free, who has one, and that it is one person. */
@NullMarked
package io.rosterkit.tck.seat;

import org.jspecify.annotations.NullMarked;
