package io.rosterkit.spi.scanning;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserTable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Questions about seats. */
final class ScanningSeatStore implements SeatStore {

    private static final Comparator<Seat> BY_PLACE =
            Comparator.comparing(Seat::place).thenComparing(row -> row.id().uuid(), Keyset.BY_ID);

    private static final Comparator<User> LONGEST_OVER_FIRST = Comparator.<User, Instant>comparing(
                    row -> row.status().limits().validity().ends().orElseThrow())
            .thenComparing(row -> row.organization().uuid(), Keyset.BY_ID)
            .thenComparing(row -> row.id().uuid(), Keyset.BY_ID);

    private final Database database;

    ScanningSeatStore(Database database) {
        this.database = database;
    }

    @Override
    public WithAccess<Map<SeatPoolName, Map<SeatState, Long>>> counts(Viewer viewer) {
        return Records.withAccess(
                database,
                viewer,
                records -> records.scan(Scan.of(SeatTable.SEATS, viewer.organization()))
                        .filter(seat -> seat.payer().isEmpty())
                        .collect(Collectors.groupingBy(
                                Seat::pool, Collectors.groupingBy(Seat::state, Collectors.counting()))));
    }

    @Override
    public Facts facts(OrganizationId organization, Collection<UserId> people, FreeSeats wanted) {
        return Records.read(database, records -> {
            Map<UserId, User> rows = new HashMap<>();
            Map<UserId, Seat> held = new HashMap<>();
            for (UserId person : people) {
                records.get(UserRows.withId(organization, person)).ifPresent(row -> rows.put(person, row));
                records.get(Scan.of(SeatTable.SEATS, organization).where(SeatTable.HOLDER, person.uuid()))
                        .ifPresent(seat -> held.put(person, seat));
            }
            Map<SeatPoolName, List<Seat>> free = wanted.pools().stream()
                    .collect(Collectors.toMap(pool -> pool, pool -> free(records, organization, pool, wanted)));
            return new Facts(records.organization(organization).map(Organization::policy), rows, held, free);
        });
    }

    private static List<Seat> free(Records records, OrganizationId organization, SeatPoolName pool, FreeSeats wanted) {
        return records.scan(Scan.of(SeatTable.SEATS, organization)
                        .where(SeatTable.POOL, pool.code())
                        .where(SeatTable.STATE, SeatState.FREE.name()))
                .filter(Seat::isForAnyone)
                .sorted(Comparator.<Seat, Boolean>comparing(seat -> seat.place() < wanted.from())
                        .thenComparing(BY_PLACE))
                .limit(wanted.count())
                .toList();
    }

    @Override
    public WithAccess<List<SeatEntry>> ledger(Viewer viewer, Slice slice) {
        return Records.withAccess(
                database,
                viewer,
                records -> Keyset.slice(
                        records.scan(Scan.of(SeatEntryTable.SEAT_ENTRIES, viewer.organization())),
                        entry -> Position.of(entry.id().uuid()),
                        Keyset.BY_CREATION.reversed(),
                        slice));
    }

    @Override
    public List<User> ended(Instant now, int limit) {
        return Records.read(
                database,
                records -> records.scan(Scan.of(UserTable.USERS))
                        .filter(row -> row.status().state() == UserStatus.ACTIVE
                                && row.status().limits().seat().isPresent()
                                && row.status().limits().validity().isOverAt(now))
                        .filter(row -> records.isOpen(row.organization()))
                        .sorted(LONGEST_OVER_FIRST)
                        .limit(limit)
                        .toList());
    }
}
