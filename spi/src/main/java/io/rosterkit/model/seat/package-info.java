/** Seats: the right of one user to paid access. */
@NullMarked
package io.rosterkit.model.seat;

import org.jspecify.annotations.NullMarked;
