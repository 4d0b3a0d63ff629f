package io.rosterkit.engine.lockout;

import io.rosterkit.engine.lockout.CounterRules.Charge;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import java.util.Optional;
import java.util.function.Consumer;

/** What the check of a proof came to. */
public sealed interface Checked<P> {

    /** The proof was right, and brought that. */
    record Right<P>(P proof) implements Checked<P> {}

    /** It was wrong, or nothing may be tried: what the journal is told, what the caller is told, and what follows. */
    record Wrong<P>(Refusal journaled, Refusal answer, Exhaustion exhaustion) implements Checked<P> {}

    /** What follows when this failure is the one that locks the first counter. */
    sealed interface Exhaustion {

        /** Nothing but that the counter refuses. */
        record Nothing() implements Exhaustion {}

        /** The account is locked; nobody's account costs as much. */
        record LocksAccount(Optional<User> user) implements Exhaustion {}

        /** The invitation is held. */
        record Holds(Consumer<Charge> hold) implements Exhaustion {}
    }

    /** A right proof that brought something. */
    static <P> Checked<P> right(P proof) {
        return new Right<>(proof);
    }

    /** A wrong proof, of which the journal is told more than the caller. */
    static <P> Checked<P> wrong(Reason journaled, Reason answer, Exhaustion exhaustion) {
        return new Wrong<>(Refusal.of(journaled), Refusal.of(answer), exhaustion);
    }

    /** The same where a lock has no further consequence. */
    static <P> Checked<P> wrong(Reason journaled, Reason answer) {
        return wrong(journaled, answer, new Exhaustion.Nothing());
    }
}
