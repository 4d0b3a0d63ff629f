package io.rosterkit.seat;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.seat.SeatPoolName;
import java.util.Map;
import java.util.Optional;

/** The pools of seats of a profile. A type takes a seat of one pool, or of none. Immutable. */
public record SeatPolicy(Map<SeatPoolName, SeatPoolRule> pools) {

    private static final SeatPolicy NONE = new SeatPolicy(Map.of());

    public SeatPolicy {
        Arguments.required("pools", pools);
        pools = Map.copyOf(pools);
    }

    /** A policy without pools: users need no seats. */
    public static SeatPolicy none() {
        return NONE;
    }

    /** The pool from which users of the type take a seat, if there is one. */
    public Optional<SeatPoolName> poolOf(UserType type) {
        Arguments.required("type", type);
        return pools.entrySet().stream()
                .filter(pool -> pool.getValue().types().contains(type))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The rule of the pool from which users of the type take a seat, if there is one. */
    public Optional<SeatPoolRule> ruleOf(UserType type) {
        return poolOf(type).map(pools::get);
    }

    /** Whether a user of the type may act, who has a seat or has none. */
    public boolean mayAct(UserType type, boolean hasSeat) {
        return hasSeat
                || pools.isEmpty()
                || ruleOf(type).filter(rule -> !rule.withoutSeat().mayAct()).isEmpty();
    }
}
