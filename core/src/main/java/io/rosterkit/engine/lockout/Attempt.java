package io.rosterkit.engine.lockout;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * An attempt at a proof, as a feature describes it. {@link Attempts} carries it out. {@code F} are the facts that
 * decide about it, {@code P} is the result of a right proof. Immutable; no method writes.
 */
public interface Attempt<F, P> {

    /** The call that makes the attempt, in the organization that keeps the counters. */
    Call call();

    /** The salt under which the journal encrypts from where the caller acts, as it was read with the facts. */
    Optional<DataSalt> salt();

    /** The caller for the journal, with the proof by which they may act. */
    default Caller caller(String ground) {
        return call().caller(ground, salt());
    }

    /** The operation, as the journal names it. */
    Operation operation();

    /** The facts as they were read before the charge. */
    F factsBefore();

    /** Reads the facts again. */
    F readFacts();

    /** The counters that limit the attempt. */
    Limits limits();

    /** Checks the proof; called once. Costs the same whether the attempt was admitted or not. */
    ProofCheck<P> check(Admission admission);

    /**
     * Whether a right attempt is refunded when the operation after it is refused. False where a refund would tell the
     * caller that the proof was right.
     */
    default boolean refundsOn(Refusal refusal) {
        return true;
    }

    /** What a lock brings with it, when a right attempt stays charged and its charge locks the first counter. */
    default ProofCheck.LockConsequence lockConsequence() {
        return new ProofCheck.LockConsequence.None();
    }

    /** The counters that have to admit an attempt, and their state as it was read with the facts. */
    record Limits(List<LimitedCounter> counters, List<Counter> storedCounters) {

        /** For an attempt that nothing limits. */
        public static Limits none() {
            return new Limits(List.of(), List.of());
        }
    }
}
