package io.rosterkit.engine.lockout;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.engine.lockout.CounterRules.ChargeResult;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import java.util.Optional;
import java.util.function.Consumer;

/** The result of checking a proof. */
public sealed interface ProofCheck<P> {

    /** The proof was right; the result is what the check made from it. */
    record Right<P>(P result) implements ProofCheck<P> {}

    /**
     * The proof was wrong, or no attempt is admitted. Contains the refusal for the journal, the refusal for the caller,
     * and the consequence of a lock.
     */
    record Wrong<P>(Refusal journaledRefusal, Refusal shownRefusal, LockConsequence consequence)
            implements ProofCheck<P> {}

    /** What happens beside the lock itself when this failure locks the first counter. */
    sealed interface LockConsequence {

        /** Nothing: only the counter refuses. */
        record None() implements LockConsequence {}

        /** The account is locked, by the policy of its product. An account that does not exist costs the same work. */
        record LocksAccount(Optional<User> user, AccessPolicy policy) implements LockConsequence {}

        /** The invitation is held; {@code hold} does that. */
        record HoldsInvitation(Consumer<ChargeResult> hold) implements LockConsequence {}
    }

    /** A right proof and its result. */
    static <P> ProofCheck<P> right(P result) {
        return new Right<>(result);
    }

    /** A wrong proof, with a more exact reason for the journal than for the caller. */
    static <P> ProofCheck<P> wrong(Reason journaledReason, Refusal shownRefusal, LockConsequence consequence) {
        return new Wrong<>(Refusal.of(journaledReason), shownRefusal, consequence);
    }

    /** A wrong proof after which a lock has no further consequence. */
    static <P> ProofCheck<P> wrong(Reason journaledReason, Refusal shownRefusal) {
        return wrong(journaledReason, shownRefusal, new LockConsequence.None());
    }
}
