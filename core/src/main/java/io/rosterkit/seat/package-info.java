/** Seats of an organization: its pools, assigning and taking a seat, and the ledger that explains each count. */
@NullMarked
package io.rosterkit.seat;

import org.jspecify.annotations.NullMarked;
