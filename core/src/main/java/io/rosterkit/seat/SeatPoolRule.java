package io.rosterkit.seat;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/**
 * What a pool of seats means: which types of users take one, when, and what those are who have none; how many seats an
 * organization has from its opening on, and how many it can have. Immutable.
 */
public record SeatPoolRule(Set<UserType> types, SeatTaking taking, WithoutSeat withoutSeat, int included, int largest) {

    private static final int LARGEST = 100_000;

    public SeatPoolRule {
        Arguments.required("types", types, "taking", taking, "withoutSeat", withoutSeat);
        types = Set.copyOf(types);
    }

    /**
     * A pool from which users of these types take a seat when they are invited, and without one cannot sign in. An
     * organization has one seat of it from its opening on: {@link #including}.
     */
    public static SeatPoolRule of(UserType... types) {
        Arguments.required("types", types);
        return new SeatPoolRule(Set.of(types), SeatTaking.ON_INVITATION, WithoutSeat.noAccess(), 1, LARGEST);
    }

    /** The same, where people take a seat at that time. Default: {@link SeatTaking#ON_INVITATION}. */
    public SeatPoolRule takenAt(SeatTaking time) {
        Arguments.required("time", time);
        return new SeatPoolRule(types, time, withoutSeat, included, largest);
    }

    /** The same, where users without a seat are that. Default: {@link WithoutSeat#noAccess()}. */
    public SeatPoolRule withoutSeat(WithoutSeat what) {
        Arguments.required("what", what);
        return new SeatPoolRule(types, taking, what, included, largest);
    }

    /** The same with so many seats from the opening of an organization on; from 0 to 10,000. Default: 1. */
    public SeatPoolRule including(int count) {
        return new SeatPoolRule(types, taking, withoutSeat, count, largest);
    }

    /** The same with so many seats at most; from 1 to 1,000,000. Default: 100,000. */
    public SeatPoolRule atMost(int count) {
        return new SeatPoolRule(types, taking, withoutSeat, included, count);
    }
}
