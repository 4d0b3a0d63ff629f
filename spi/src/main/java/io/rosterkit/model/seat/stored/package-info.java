/** Seats, their pools and the ledger as stored. */
@NullMarked
package io.rosterkit.model.seat.stored;

import org.jspecify.annotations.NullMarked;
