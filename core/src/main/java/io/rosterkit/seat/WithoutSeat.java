package io.rosterkit.seat;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Optional;

/** What users are who have a type that takes a seat, and have none. Immutable. */
public final class WithoutSeat {

    private static final WithoutSeat NO_ACCESS = new WithoutSeat(false, Optional.empty());
    private static final WithoutSeat UNPAID = new WithoutSeat(true, Optional.empty());

    private final boolean acts;
    private final Optional<UserType> type;

    private WithoutSeat(boolean acts, Optional<UserType> type) {
        this.acts = acts;
        this.type = type;
    }

    /**
     * They cannot sign in, and calls of running sessions are refused with {@code access.without_seat}. A seat is given
     * back by deactivating the user.
     */
    public static WithoutSeat noAccess() {
        return NO_ACCESS;
    }

    /** They act without a seat. Where none is free, people come in without one. */
    public static WithoutSeat unpaid() {
        return UNPAID;
    }

    /**
     * {@code release} gives the user that type, which takes no seat. People are refused while no seat is free. Users of
     * a type with a pool who have no seat, such as those from before there was one, act as others do.
     */
    public static WithoutSeat becomes(UserType type) {
        Arguments.required("type", type);
        return new WithoutSeat(true, Optional.of(type));
    }

    /** Whether a user may act who has a type that takes a seat, and has none. */
    public boolean mayAct() {
        return acts;
    }

    /** Whether people come in without a seat where none is free. */
    public boolean mayEnter() {
        return acts && type.isEmpty();
    }

    /** The type that a user gets who gives back a seat, if it is another one. */
    public Optional<UserType> type() {
        return type;
    }
}
