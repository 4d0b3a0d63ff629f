package io.rosterkit.engine.allocation;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.seat.SeatMove;
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
     * needs a seat, the person keeps what there is; so does a user whose type has another pool by now, until the user
     * leaves or has another type.
     */
    static SeatCase of(
            PeopleChanged.Person person,
            Optional<UserType> type,
            Optional<User> before,
            Optional<Seat> held,
            Rules rules) {
        User row = person.row();
        if (!person.stays()) {
            return new SeatCase(row, false, held, Optional.empty(), false);
        }
        Optional<SeatRules.Need> need = type.flatMap(known -> SeatRules.need(rules.policy(), row, known, rules.now()));
        boolean comesIn = type.filter(known -> SeatRules.comesIn(before, row, known, rules.now()))
                .isPresent();
        boolean mayMove = comesIn || row.status().state() == UserStatus.INVITED;
        boolean keeps = type.isEmpty()
                || SeatRules.waits(row)
                || held.map(Seat::pool).equals(need.map(SeatRules.Need::pool))
                || (held.isPresent() && need.isPresent() && !mayMove);
        return new SeatCase(row, keeps, held, need, comesIn || held.isPresent());
    }

    /** By which policy and at which time it is decided. */
    record Rules(SeatPolicy policy, Instant now) {}

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

    /** The reserved seat that a user has from now on, who was invited before. */
    Optional<Seat> becomesAssigned() {
        return held.filter(seat -> keeps && SeatMove.ASSIGN.from().contains(seat.state()))
                .filter(seat ->
                        need.filter(wanted -> wanted.move() == SeatMove.ASSIGN).isPresent());
    }
}
