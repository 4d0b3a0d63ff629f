package io.rosterkit.engine.call;

import java.util.function.Supplier;

/** What a decision is made from: what was read before in the first round, and what is read anew in every later one. */
public final class Looks<F> {

    private final F seen;
    private final Supplier<F> again;
    private boolean looked;

    private Looks(F seen, Supplier<F> again) {
        this.seen = seen;
        this.again = again;
    }

    /** {@code seen} was read just now; {@code again} reads it anew. */
    public static <F> Looks<F> of(F seen, Supplier<F> again) {
        return new Looks<>(seen, again);
    }

    /** What this round decides from. */
    public Look<F> next() {
        boolean first = !looked;
        looked = true;
        return new Look<>(first ? seen : again.get(), first);
    }

    /** What one round decides from, and whether it is the first round. */
    public record Look<F>(F facts, boolean first) {}
}
