package io.rosterkit.engine.allocation;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.seat.SeatPolicy;
import java.time.Instant;
import java.util.Optional;

/** One changed person: which seat the person has before, which is needed after, and whether the person comes in. */
record SeatCase(User row, boolean keeps, Optional<Seat> held, Optional<SeatRules.Need> need, boolean comesIn) {

    /**
     * The case of a person whose row was that before. Where the changes do not tell by which type an invited person
     * needs a seat, the person keeps what there is. While a seat is bought for the person, its payment decides alone.
     */
    static SeatCase of(
            PeopleChanged.Person person,
            Optional<UserType> type,
            Optional<User> before,
            Optional<Seat> held,
            Rules rules) {
        User row = person.row();
        if (held.filter(seat -> seat.state() == SeatState.HELD).isPresent()) {
            return new SeatCase(row, false, Optional.empty(), Optional.empty(), false);
        }
        if (!person.stays()) {
            return new SeatCase(row, false, held, Optional.empty(), false);
        }
        Optional<SeatRules.Need> need = type.flatMap(known -> SeatRules.need(rules.policy(), row, known, rules.now()));
        boolean comesIn = type.filter(known -> SeatRules.comesIn(before, row, known, rules.now()))
                .isPresent();
        boolean keeps = type.isEmpty()
                || SeatRules.waits(row)
                || (!SeatRules.isOut(row, rules.now()) && keeps(row, before, held, need, rules));
        return new SeatCase(row, keeps, held, need, comesIn || held.isPresent());
    }

    /**
     * Whether a person who is in keeps the seat that is held. A process that does not know the profile takes none away.
     * An invitation moves its reservation. A user keeps the seat of a former pool until the type changes; it is the one
     * that was reserved for the registration, or that waited for support.
     */
    private static boolean keeps(
            User row, Optional<User> before, Optional<Seat> held, Optional<SeatRules.Need> need, Rules rules) {
        if (held.map(Seat::pool).equals(need.map(SeatRules.Need::pool)) || !rules.isProfileKnown()) {
            return true;
        }
        if (row.status().state() == UserStatus.INVITED) {
            return false;
        }
        boolean wasActive = before.filter(user -> user.status().state() == UserStatus.ACTIVE)
                .isPresent();
        boolean sameType = before.filter(
                        user -> user.status().type().equals(row.status().type()))
                .isPresent();
        return wasActive ? sameType : need.isPresent();
    }

    /** By which policy and at which time it is decided, and whether this process knows the profile of the policy. */
    record Rules(SeatPolicy policy, boolean isProfileKnown, Instant now) {}

    UserId person() {
        return row.id();
    }

    /** Whether the person gives the seat back. */
    boolean gives() {
        return held.isPresent() && !keeps;
    }

    /** Whether the person has another seat from now on. */
    boolean takes() {
        return !(keeps && held.isPresent()) && need.isPresent() && comesIn;
    }

    /** The reserved seat that a user has from now on, who was invited before; by whichever profile it was reserved. */
    Optional<Seat> becomesAssigned() {
        return held.filter(seat ->
                keeps && seat.state() == SeatState.RESERVED && row.status().state() == UserStatus.ACTIVE);
    }
}
