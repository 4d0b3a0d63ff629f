/** Takes and gives back seats with every change of a person, and keeps the ledger of them. */
@NullMarked
package io.rosterkit.engine.seat;

import org.jspecify.annotations.NullMarked;
