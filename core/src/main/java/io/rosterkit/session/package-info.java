/** Sessions as hosts see them: their tokens, the proofs behind them, and how long they last. */
@NullMarked
package io.rosterkit.session;

import org.jspecify.annotations.NullMarked;
