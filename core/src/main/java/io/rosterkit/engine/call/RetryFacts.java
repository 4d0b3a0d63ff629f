package io.rosterkit.engine.call;

import java.util.function.Supplier;

/**
 * The facts from which each round of a retry loop decides. The first round uses those that were read before the loop.
 * Every later round reads them anew.
 */
public final class RetryFacts<F> {

    private final F initial;
    private final Supplier<F> reread;
    private boolean started;

    private RetryFacts(F initial, Supplier<F> reread) {
        this.initial = initial;
        this.reread = reread;
    }

    /** {@code initial} was read just now; {@code reread} reads it again. */
    public static <F> RetryFacts<F> of(F initial, Supplier<F> reread) {
        return new RetryFacts<>(initial, reread);
    }

    /** The facts of the next round. */
    public Round<F> nextRound() {
        boolean first = !started;
        started = true;
        return new Round<>(first ? initial : reread.get(), first);
    }

    /** The facts of one round, and whether it is the first round. */
    public record Round<F>(F facts, boolean first) {}
}
