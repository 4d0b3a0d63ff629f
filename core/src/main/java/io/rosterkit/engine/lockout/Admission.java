package io.rosterkit.engine.lockout;

import io.rosterkit.engine.lockout.CounterRules.Charge;
import java.util.List;

/** Whether an attempt may be made: only if every counter admits it. The charges are in the order of the counters. */
public record Admission(boolean admitted, List<LimitedCounter> counters, List<Charge> charges) {

    /** An attempt that nothing limits. */
    static Admission unlimited() {
        return new Admission(true, List.of(), List.of());
    }

    /** Whether the failure of this attempt brings a lock of the first counter. */
    boolean locking() {
        return !charges.isEmpty() && charges.get(0).locking();
    }

    /**
     * How many tries belong to the caller who has passed the first counter since their last right one. The first
     * counter is theirs alone, so they failed at what they know.
     */
    long own() {
        return CounterRules.recent(charges.get(0));
    }

    /** Whether that counter refuses now, where all before it would admit. */
    public boolean shutOnlyAt(int counter) {
        return !admitted && charges.stream().limit(counter).noneMatch(Charge::shut);
    }
}
