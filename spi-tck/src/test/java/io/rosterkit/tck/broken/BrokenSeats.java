package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.Facts;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.broken.Tampered.Call;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ways of answering questions about seats, and of taking one, that are almost right. */
final class BrokenSeats {

    private static final int MANY = 20;

    private BrokenSeats() {}

    static Storage facts(Storage sound, BiFunction<Call, Facts, Facts> other) {
        return answering(sound, SeatStore.class, "facts", call -> other.apply(call, (Facts) call.proceed()));
    }

    static Storage people(Storage sound, Predicate<User> which) {
        return facts(
                sound,
                (call, facts) -> new Facts(facts.policy(), which(facts.people(), which), facts.held(), facts.free()));
    }

    /** With what other tables hold of them. */
    static Facts joined(Storage sound, Call call, Facts facts) {
        Viewer viewer = Viewer.of(call.argument(0, OrganizationId.class));
        Map<UserId, User> people = new HashMap<>(facts.people());
        people.replaceAll((id, row) ->
                sound.port(UserStore.class).find(viewer, id).value().orElse(row));
        return new Facts(facts.policy(), people, facts.held(), facts.free());
    }

    /** The seats that are stored with those holders, that come first and that the condition leaves. */
    static Storage held(Storage sound, Comparator<Seat> first, Predicate<Seat> which) {
        return facts(sound, (call, facts) -> {
            Map<UserId, Seat> held = new HashMap<>();
            Stored.all(sound, SeatTable.SEATS).stream()
                    .filter(seat ->
                            seat.holder().filter(facts.held()::containsKey).isPresent())
                    .filter(which)
                    .sorted(first.reversed())
                    .forEach(seat -> held.put(seat.holder().orElseThrow(), seat));
            return new Facts(facts.policy(), facts.people(), held, facts.free());
        });
    }

    static Storage free(Storage sound, BiFunction<FreeSeats, List<Seat>, List<Seat>> other) {
        return facts(sound, (call, facts) -> {
            Map<SeatPoolName, List<Seat>> free = new HashMap<>(facts.free());
            free.replaceAll((pool, seats) -> other.apply(call.argument(2, FreeSeats.class), seats));
            return new Facts(facts.policy(), facts.people(), facts.held(), free);
        });
    }

    static Storage wanting(Storage sound, UnaryOperator<FreeSeats> other) {
        return answering(
                sound,
                SeatStore.class,
                "facts",
                call -> call.with(call.argument(0), call.argument(1), other.apply(call.argument(2, FreeSeats.class))));
    }

    /** All that are stored and that the condition leaves, of any organization, in that order, from the place on. */
    static Storage searched(Storage sound, Predicate<Seat> which, Comparator<Seat> ofOnePlace) {
        return facts(sound, (call, facts) -> {
            FreeSeats wanted = call.argument(2, FreeSeats.class);
            Map<SeatPoolName, List<Seat>> free = new HashMap<>(facts.free());
            free.replaceAll((pool, seats) -> Stored.all(sound, SeatTable.SEATS).stream()
                    .filter(seat -> seat.pool().equals(pool))
                    .filter(which)
                    .sorted(Comparator.<Seat, Boolean>comparing(seat -> seat.place() < wanted.from())
                            .thenComparing(Seat::place)
                            .thenComparing(ofOnePlace))
                    .limit(wanted.count())
                    .toList());
            return new Facts(facts.policy(), facts.people(), facts.held(), free);
        });
    }

    /** One limit for all pools together. */
    static Facts countedTogether(Call call, Facts facts) {
        int left = call.argument(2, FreeSeats.class).count();
        Map<SeatPoolName, List<Seat>> free = new HashMap<>();
        for (Map.Entry<SeatPoolName, List<Seat>> pool : facts.free().entrySet()) {
            List<Seat> some = pool.getValue().stream().limit(left).toList();
            left -= some.size();
            free.put(pool.getKey(), some);
        }
        return new Facts(facts.policy(), facts.people(), facts.held(), free);
    }

    /** Where there are seats at all. */
    static Storage counts(Storage sound, Predicate<Seat> which) {
        return answering(sound, SeatStore.class, "counts", call -> {
            WithAccess<?> seen = (WithAccess<?>) call.proceed();
            return seen.value().equals(Map.of())
                    ? seen
                    : new WithAccess<>(
                            seen.access(),
                            Stored.all(sound, SeatTable.SEATS).stream()
                                    .filter(which)
                                    .collect(Collectors.groupingBy(
                                            Seat::pool, Collectors.groupingBy(Seat::state, Collectors.counting()))));
        });
    }

    static Object withoutAccess(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        boolean none = seen.value() instanceof Map<?, ?> map && map.isEmpty();
        return none ? new WithAccess<>(AccessState.unknown(), seen.value()) : seen;
    }

    static Object told(WithAccess<?> seen, UnaryOperator<AccessState> other) {
        return new WithAccess<>(other.apply(seen.access()), seen.value());
    }

    static AccessState withoutSeatOfUser(AccessState told) {
        Optional<UserAccess> user = told.user()
                .map(one -> new UserAccess(
                        one.active(),
                        one.current(),
                        withoutSeat(one.rights()),
                        one.begunAt(),
                        one.expiresAt(),
                        one.dataSalt()));
        return new AccessState(
                told.organization(), told.policy(), told.dataSalt(), user, told.program(), told.customRoles());
    }

    static AccessState withoutSeatOfMaker(AccessState told) {
        Optional<ProgramAccess> program = told.program()
                .map(one -> new ProgramAccess(
                        one.maker(),
                        one.makerActive(),
                        withoutSeat(one.makerRights()),
                        one.permissions(),
                        one.expiresAt(),
                        one.revoked(),
                        one.keyId()));
        return new AccessState(
                told.organization(), told.policy(), told.dataSalt(), told.user(), program, told.customRoles());
    }

    private static AccessRights withoutSeat(AccessRights rights) {
        return new AccessRights(
                rights.type(), rights.grants(), rights.singles(), rights.validity(), rights.modules(), false);
    }

    static Storage ledger(Storage sound, BiFunction<Call, List<SeatEntry>, List<SeatEntry>> other) {
        return answering(sound, SeatStore.class, "ledger", call -> {
            WithAccess<?> seen = (WithAccess<?>) call.proceed();
            List<SeatEntry> entries = ((Collection<?>) seen.value())
                    .stream().map(SeatEntry.class::cast).toList();
            return new WithAccess<>(seen.access(), other.apply(call, entries));
        });
    }

    /** Nothing after a position at which there is no entry. */
    static List<SeatEntry> afterARow(Storage sound, Call call, List<SeatEntry> entries) {
        return call.argument(1, Slice.class)
                        .after()
                        .filter(place -> Stored.all(sound, SeatEntryTable.SEAT_ENTRIES).stream()
                                .noneMatch(entry -> entry.id().uuid().equals(place.id())))
                        .isPresent()
                ? List.of()
                : entries;
    }

    static List<SeatEntry> withThoseOfOthers(Storage sound, Call call, List<SeatEntry> entries) {
        OrganizationId own = call.argument(0, Viewer.class).organization();
        return Stream.concat(
                        entries.stream(),
                        Stored.all(sound, SeatEntryTable.SEAT_ENTRIES).stream()
                                .filter(entry -> !entry.organization().equals(own)))
                .toList();
    }

    /** All that are stored and over, and that the condition leaves. */
    static Storage ended(Storage sound, Predicate<User> which) {
        return answering(
                sound,
                SeatStore.class,
                "ended",
                call -> Stored.all(sound, UserTable.USERS).stream()
                        .filter(row -> row.status().limits().validity().isOverAt(call.argument(0, Instant.class)))
                        .filter(which)
                        .sorted(Comparator.<User, Instant>comparing(row ->
                                        row.status().limits().validity().ends().orElseThrow())
                                .thenComparing(row -> row.organization().toString())
                                .thenComparing(row -> row.id().toString()))
                        .limit(call.argument(1, Integer.class))
                        .toList());
    }

    static boolean hasSeat(User row) {
        return row.status().limits().seat().isPresent();
    }

    static boolean isOfOpen(Storage sound, User row) {
        return Stored.all(sound, OrganizationTable.ORGANIZATIONS).stream()
                .filter(found -> found.id().equals(row.organization()))
                .map(Organization::state)
                .anyMatch(OrganizationState.OPEN::equals);
    }

    static Object byId(Call call) {
        return ((Collection<?>) call.proceed())
                .stream()
                        .map(User.class::cast)
                        .sorted(Comparator.comparing(row -> row.id().toString()))
                        .toList();
    }

    /** {@code insert ignore} and {@code update ignore}: what a unique key refuses is left out. */
    static Applied ignoringKeys(Storage sound, Changes changes) {
        Applied applied = sound.apply(changes);
        boolean ignored = applied instanceof Applied.Lost lost
                && lost.guard()
                        .flatMap(change -> SeatTable.SEATS.rowOf(change, Kind.INSERT, Kind.UPDATE))
                        .flatMap(Seat::holder)
                        .isPresent();
        return ignored ? new Applied.Done() : applied;
    }

    /** {@code update ... set version = version + 1} without {@code where version = ?}. */
    static Applied whateverTheVersion(Storage sound, Changes changes) {
        Applied applied = sound.apply(changes);
        for (int attempt = 0; attempt < MANY && applied instanceof Applied.Lost; attempt++) {
            applied = sound.apply(Rewrite.eachChange(changes, change -> ofTheStoredVersion(sound, change)));
        }
        return applied;
    }

    private static Change ofTheStoredVersion(Storage sound, Change change) {
        return SeatTable.SEATS
                .rowOf(change, Kind.UPDATE)
                .<Change>flatMap(row -> Stored.same(sound, SeatTable.SEATS, row)
                        .map(stored -> SeatTable.SEATS.update(new Seat(
                                row.organization(),
                                row.id(),
                                row.pool(),
                                row.state(),
                                row.people(),
                                row.place(),
                                stored.version() + 1))))
                .orElse(change);
    }

    /** The entries of a map that the condition leaves. */
    private static <K, V> Map<K, V> which(Map<K, V> map, Predicate<V> which) {
        return map.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Without pools that have no free seat. */
    static Facts withoutEmptyPools(Facts facts) {
        return new Facts(facts.policy(), facts.people(), facts.held(), which(facts.free(), seats -> !seats.isEmpty()));
    }

    static boolean isFree(Seat seat) {
        return seat.state() == SeatState.FREE && seat.payer().isEmpty();
    }
}
