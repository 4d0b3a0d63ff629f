package io.rosterkit.engine.seat;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.seat.SeatPoolRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /** The pool, if it can have so many seats more. */
    static Outcome<SeatPool> checkSpace(SeatPoolRule rule, SeatPool pool, int count) {
        return pool.total() + count > rule.largest()
                ? Outcome.refused(Refusal.of(SeatReason.POOL_FULL)
                        .with("pool", pool.name())
                        .with("atMost", rule.largest()))
                : Outcome.done(pool);
    }

    /** The pools of the policy, and others of which there are seats, in the order of their names. */
    static List<SeatPoolDetails> details(SeatPolicy policy, Map<SeatPoolName, Map<SeatState, Long>> counts) {
        Set<SeatPoolName> names = new TreeSet<>(policy.pools().keySet());
        names.addAll(counts.keySet());
        return names.stream()
                .map(name -> details(name, counts.getOrDefault(name, Map.of())))
                .filter(pool -> pool.total() > 0 || policy.pools().containsKey(pool.pool()))
                .toList();
    }

    /** How many seats of each state a pool has; retired ones do not count. */
    static SeatPoolDetails details(SeatPoolName name, Map<SeatState, Long> counts) {
        long assigned = counts.getOrDefault(SeatState.ASSIGNED, 0L);
        long reserved = counts.getOrDefault(SeatState.RESERVED, 0L);
        long free = counts.getOrDefault(SeatState.FREE, 0L);
        return new SeatPoolDetails(name, assigned + reserved + free, assigned, reserved, free);
    }
}
