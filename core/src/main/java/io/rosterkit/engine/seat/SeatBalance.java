package io.rosterkit.engine.seat;

import io.rosterkit.engine.allocation.SeatRules;
import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.seat.SeatDifference;
import io.rosterkit.seat.SeatDifference.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares seats, pools and people with the ledger, and with each other. Pure. */
record SeatBalance(
        Map<SeatId, Seat> seats, Map<SeatPoolName, SeatPool> pools, Map<UserId, User> people, LedgerState ledger) {

    /** All differences: of pools, then of seats, then of people. */
    Stream<SeatDifference> differences() {
        Set<SeatPoolName> names = new TreeSet<>(pools.keySet());
        names.addAll(ledger.pools());
        return Stream.of(
                        names.stream().flatMap(this::ofPool),
                        seats.values().stream().filter(this::differs).map(this::ofSeat),
                        ledger.last().entrySet().stream()
                                .filter(entry -> !seats.containsKey(entry.getKey()))
                                .map(entry -> difference(
                                        entry.getValue().pool(),
                                        entry.getKey(),
                                        LedgerState.state(entry.getValue()),
                                        "nothing")),
                        ofPeople())
                .flatMap(some -> some);
    }

    private Stream<SeatDifference> ofPool(SeatPoolName name) {
        long expected = ledger.total(name);
        SeatPool row = pools.get(name);
        long present = seats.values().stream()
                .filter(seat -> seat.pool().equals(name) && seat.payer().isEmpty() && seat.state() != SeatState.RETIRED)
                .count();
        return Stream.concat(
                ofPool(Kind.POOL_TOTAL, name, expected, row == null ? 0 : row.total()),
                ofPool(Kind.SEAT_COUNT, name, expected, present));
    }

    private Stream<SeatDifference> ofPool(Kind kind, SeatPoolName name, long expected, long found) {
        return expected == found
                ? Stream.empty()
                : Stream.of(new SeatDifference(
                        kind,
                        Optional.of(name),
                        Optional.empty(),
                        Optional.empty(),
                        Long.toString(expected),
                        Long.toString(found),
                        ledger.cause(name)));
    }

    private boolean differs(Seat seat) {
        return !stored(seat).equals(ledger.state(seat));
    }

    private SeatDifference ofSeat(Seat seat) {
        return difference(seat.pool(), seat.id(), ledger.state(seat), stored(seat));
    }

    private static String stored(Seat seat) {
        return LedgerState.code(seat.state(), seat.people());
    }

    private SeatDifference difference(SeatPoolName pool, SeatId id, String expected, String found) {
        Seat row = seats.get(id);
        return new SeatDifference(
                Kind.SEAT,
                Optional.of(pool),
                Optional.of(id),
                row == null ? Optional.empty() : row.holder(),
                expected,
                found,
                ledger.cause(id));
    }

    private Stream<SeatDifference> ofPeople() {
        Map<UserId, Seat> held = new HashMap<>();
        seats.values().stream()
                .filter(seat -> seat.state() != SeatState.HELD)
                .forEach(seat -> seat.holder().ifPresent(person -> held.put(person, seat)));
        Stream<SeatDifference> holders = held.entrySet().stream()
                .filter(entry -> !named(entry.getKey())
                        .equals(Optional.of(entry.getValue().id())))
                .map(entry ->
                        ofPerson(entry.getKey(), Optional.of(entry.getValue().id()), named(entry.getKey())));
        Stream<SeatDifference> others = people.values().stream()
                .filter(person -> Optional.ofNullable(held.get(person.id()))
                        .map(seat -> !mayHold(person, seat))
                        .orElse(true))
                .map(person -> ofPerson(person.id(), Optional.empty(), named(person.id())));
        return Stream.concat(holders, others);
    }

    private Optional<SeatId> named(UserId person) {
        return Optional.ofNullable(people.get(person))
                .flatMap(row -> row.status().limits().seat());
    }

    /** Whether the seat goes with the state of the person. A user who has ended holds it until a job ran. */
    private static boolean mayHold(User person, Seat seat) {
        UserStatus state = person.status().state();
        return switch (seat.state()) {
            case RESERVED -> state == UserStatus.INVITED;
            case ASSIGNED -> state == UserStatus.ACTIVE || SeatRules.waits(person);
            case FREE, HELD, RETIRED -> false;
        };
    }

    private SeatDifference ofPerson(UserId person, Optional<SeatId> expected, Optional<SeatId> found) {
        Optional<SeatId> seat = expected.or(() -> found);
        return new SeatDifference(
                Kind.PERSON,
                seat.map(seats::get).map(Seat::pool),
                seat,
                Optional.of(person),
                text(expected),
                text(found),
                seat.flatMap(ledger::cause));
    }

    private static String text(Optional<SeatId> seat) {
        return seat.map(SeatId::toString).orElse("none");
    }
}
