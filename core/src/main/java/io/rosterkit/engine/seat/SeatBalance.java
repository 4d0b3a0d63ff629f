package io.rosterkit.engine.seat;

import io.rosterkit.model.EntryId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.seat.SeatDifference;
import io.rosterkit.seat.SeatDifference.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares seats, pools and people, read first, with the ledger, read after them: an entry of a later version than the
 * row says nothing about it. Not thread-safe.
 */
final class SeatBalance {

    private final Map<SeatId, Seat> seats;
    private final Map<SeatPoolName, SeatPool> pools;
    private final Map<UserId, SeatId> people;
    private final Map<SeatId, SeatEntry> last = new HashMap<>();
    private final Map<SeatPoolName, Long> totals = new HashMap<>();
    private final Map<SeatPoolName, EntryId> lastOfPool = new HashMap<>();
    private long entries;

    SeatBalance(Map<SeatId, Seat> seats, Map<SeatPoolName, SeatPool> pools, Map<UserId, SeatId> people) {
        this.seats = seats;
        this.pools = pools;
        this.people = people;
    }

    /** The next entry of the ledger, in the order of the ids. */
    void add(SeatEntry entry) {
        entries++;
        SeatEntry.Movement movement = entry.movement();
        if (movement.seat().isPresent()) {
            SeatId id = movement.seat().get();
            long version = Optional.ofNullable(seats.get(id)).map(Seat::version).orElse(Long.MAX_VALUE);
            SeatEntry before = last.get(id);
            // Processes whose clocks differ give ids in another order than that of the versions.
            if (movement.version() <= version
                    && (before == null || before.movement().version() <= movement.version())) {
                last.put(id, entry);
            }
        } else if (movement.version()
                <= Optional.ofNullable(pools.get(entry.pool()))
                        .map(SeatPool::version)
                        .orElse(Long.MAX_VALUE)) {
            totals.merge(
                    entry.pool(), movement.move() == SeatMove.ADD ? movement.count() : -movement.count(), Long::sum);
            lastOfPool.put(entry.pool(), entry.cause().entry());
        }
    }

    long entries() {
        return entries;
    }

    /** All differences, in the order of pools and ids. */
    List<SeatDifference> differences() {
        List<SeatDifference> found = new ArrayList<>();
        Set<SeatPoolName> names = new TreeSet<>(pools.keySet());
        names.addAll(totals.keySet());
        names.forEach(name -> comparePool(name, found));
        seats.values().forEach(seat -> compareSeat(seat, found));
        last.forEach((id, entry) -> {
            if (!seats.containsKey(id)) {
                found.add(seat(entry.pool(), id, entry.movement().holder(), state(entry), "nothing"));
            }
        });
        comparePeople(found);
        return found;
    }

    private void comparePool(SeatPoolName name, List<SeatDifference> found) {
        long expected = totals.getOrDefault(name, 0L);
        long stored = Optional.ofNullable(pools.get(name)).map(SeatPool::total).orElse(0L);
        long present = seats.values().stream()
                .filter(seat -> seat.pool().equals(name) && seat.state() != SeatState.RETIRED)
                .count();
        if (stored != expected) {
            found.add(pool(Kind.POOL_TOTAL, name, expected, stored));
        }
        if (present != expected) {
            found.add(pool(Kind.SEAT_COUNT, name, expected, present));
        }
    }

    private SeatDifference pool(Kind kind, SeatPoolName name, long expected, long stored) {
        return new SeatDifference(
                kind,
                name,
                Optional.empty(),
                Optional.empty(),
                Long.toString(expected),
                Long.toString(stored),
                Optional.ofNullable(lastOfPool.get(name)));
    }

    /** A seat that never moved, or was retired, has no entry of its own. */
    private void compareSeat(Seat seat, List<SeatDifference> found) {
        Optional<SeatEntry> entry = Optional.ofNullable(last.get(seat.id()));
        String expected = entry.map(SeatBalance::state).orElse(state(SeatState.FREE, Optional.empty()));
        String stored = state(seat.state(), seat.holder());
        boolean retired = seat.state() == SeatState.RETIRED
                && expected.equals(state(SeatState.FREE, Optional.empty()))
                && seat.holder().isEmpty();
        if (!retired && !stored.equals(expected)) {
            found.add(seat(seat.pool(), seat.id(), seat.holder(), expected, stored));
        }
    }

    private SeatDifference seat(SeatPoolName pool, SeatId id, Optional<UserId> person, String expected, String stored) {
        return new SeatDifference(
                Kind.SEAT,
                pool,
                Optional.of(id),
                person,
                expected,
                stored,
                Optional.ofNullable(last.get(id)).map(entry -> entry.cause().entry()));
    }

    private void comparePeople(List<SeatDifference> found) {
        Map<UserId, Seat> held = new LinkedHashMap<>();
        seats.values().forEach(seat -> seat.holder().ifPresent(person -> held.put(person, seat)));
        held.forEach((person, seat) -> {
            Optional<SeatId> named = Optional.ofNullable(people.get(person));
            if (!named.equals(Optional.of(seat.id()))) {
                found.add(person(seat, person, seat.id().toString(), text(named)));
            }
        });
        people.forEach((person, id) -> {
            Seat seat = seats.get(id);
            if (seat != null && !held.containsKey(person)) {
                found.add(person(seat, person, text(Optional.empty()), id.toString()));
            }
        });
    }

    private SeatDifference person(Seat seat, UserId person, String expected, String stored) {
        return new SeatDifference(
                Kind.PERSON,
                seat.pool(),
                Optional.of(seat.id()),
                Optional.of(person),
                expected,
                stored,
                Optional.ofNullable(last.get(seat.id()))
                        .map(entry -> entry.cause().entry()));
    }

    private static String state(SeatEntry entry) {
        SeatMove move = entry.movement().move();
        return state(
                move.to(),
                move == SeatMove.RELEASE ? Optional.empty() : entry.movement().holder());
    }

    private static String state(SeatState state, Optional<UserId> holder) {
        return state.name().toLowerCase(Locale.ROOT)
                + holder.map(person -> " " + person).orElse("");
    }

    private static String text(Optional<SeatId> seat) {
        return seat.map(SeatId::toString).orElse("none");
    }
}
