/** Shows pools of seats and their ledger, changes pools, and gives seats to users who are there already. */
@NullMarked
package io.rosterkit.engine.seat;

import org.jspecify.annotations.NullMarked;
