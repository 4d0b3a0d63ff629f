package io.rosterkit.engine.seat;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.seat.SeatPoolRule;

/** Rules for changes of pools. Pure. */
final class SeatPoolRules {

    private static final int MOST_AT_ONCE = 10_000;

    private SeatPoolRules() {}

    /** The number, if so many seats can be added or retired at once. */
    static Outcome<Integer> checkCount(int count) {
        return count < 1 || count > MOST_AT_ONCE
                ? Outcome.refused(
                        Refusal.of(SeatReason.COUNT_INVALID).at("count").with("atMost", MOST_AT_ONCE))
                : Outcome.done(count);
    }

    /** The rule of the pool, if the profile declares it. */
    static Outcome<SeatPoolRule> rule(SeatPolicy policy, SeatPoolName pool) {
        SeatPoolRule rule = policy.pools().get(pool);
        return rule == null
                ? Outcome.refused(Refusal.of(SeatReason.POOL_UNKNOWN).at("pool").with("pool", pool))
                : Outcome.done(rule);
    }
}
