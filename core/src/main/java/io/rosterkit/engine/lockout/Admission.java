package io.rosterkit.engine.lockout;

import io.rosterkit.engine.lockout.CounterRules.ChargeResult;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether an attempt may be made: only if every counter admits it. {@code charges} holds the result of charging each
 * counter, in the order of the counters; when one counter refuses, none is charged.
 */
public record Admission(boolean admitted, List<LimitedCounter> counters, List<ChargeResult> charges) {
    /** An attempt that nothing limits. */
    static Admission unlimited() {
        return new Admission(true, List.of(), List.of());
    }

    /** Whether the failure of this attempt locks the first counter. */
    boolean locksOnFailure() {
        return !charges.isEmpty() && charges.get(0).locksOnFailure();
    }

    /**
     * How many attempts a shared counter refunds to the caller after a success: this attempt and their failures since
     * their last success. Only the caller uses the first counter, so that counter knows their number.
     */
    long attemptsToRefund() {
        return CounterRules.attemptsTowardsLock(charges.get(0));
    }

    /** Whether the counter at this position refuses the attempt, and no counter before it does. */
    public boolean isFirstRefusedBy(int position) {
        return IntStream.range(0, charges.size())
                .filter(at -> charges.get(at).refused())
                .limit(1)
                .anyMatch(at -> at == position);
    }
}
