/** Seats of an organization: its pools, who has one, and the ledger that explains each count. */
@NullMarked
package io.rosterkit.seat;

import org.jspecify.annotations.NullMarked;
