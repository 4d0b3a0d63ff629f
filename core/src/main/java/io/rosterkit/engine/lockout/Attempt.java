package io.rosterkit.engine.lockout;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Refusal;
import java.util.List;

/**
 * An attempt at a proof as a room describes it. {@link Attempts} carries it out. {@code F} is what was read before the
 * attempt, {@code P} what a right proof brings. Immutable; nothing here writes.
 */
public interface Attempt<F, P> {

    /** Who makes it, in the organization that keeps the counters. */
    Call call();

    /** What is attempted, as the journal names it. */
    Operation operation();

    /** What was read before the charge. */
    F seen();

    /** The same as it is now. */
    F look();

    /** What limits it. */
    Limits limits();

    /** Checks the proof, once. Costs the same whether the attempt was admitted or not. */
    Checked<P> check(Admission admission);

    /**
     * Whether a right attempt is given back when what it leads to is refused. Not where that would tell a caller that
     * the proof was right.
     */
    default boolean givesBack(Refusal why) {
        return true;
    }

    /** What follows when a right attempt stays charged and its charge is the one that locks. */
    default Checked.Exhaustion exhaustion() {
        return new Checked.Exhaustion.Nothing();
    }

    /** The counters that have to admit an attempt, and the state in which they were read. */
    record Limits(List<LimitedCounter> counters, List<Counter> known) {

        /** Nothing limits it. */
        public static Limits none() {
            return new Limits(List.of(), List.of());
        }
    }
}
