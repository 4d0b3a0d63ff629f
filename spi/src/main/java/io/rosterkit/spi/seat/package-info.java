/** The tables of seats, of their pools and of the ledger, and the questions about them. */
@NullMarked
package io.rosterkit.spi.seat;

import org.jspecify.annotations.NullMarked;
