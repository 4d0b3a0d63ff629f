package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Among;
import io.rosterkit.jdbc.row.JdbcTableStore;
import io.rosterkit.jdbc.row.Keyset;
import io.rosterkit.jdbc.row.Undamaged;
import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Reading;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.user.UserTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

final class JdbcSeatStore implements SeatStore {

    private static final TableSql<Seat> SEAT = TableSql.of(SeatTable.SEATS);

    private static final TableSql<User> USER = TableSql.of(UserTable.USERS);

    private static final String COUNTS =
            Viewing.sql("c.pool as c_pool, c.state as c_state, c.seats as c_seats", """
            left join (
                select s.pool, s.state, count(*) as seats from rk_seat s
                where s.organization = :organization and s.payer is null
                group by s.pool, s.state
            ) c on 1 = 1
            """, "");

    /** To be followed by the condition that says which people; a person who holds a seat has a row. */
    private static final String PEOPLE = Query.fill(
            "select %s, %s, %s from rk_organization o left join rk_user u on u.organization = o.organization and ",
            JdbcOrganizationStore.ORGANIZATION.select("o"), USER.select("u"), SEAT.select("s"));

    private static final String AND_SEATS = """

            left join rk_seat s on s.organization = u.organization and s.holder = u.id
            where o.organization = :organization
            """;

    private static final List<Among> NO_PERSON = List.of(new Among("1 = 0", Map.of()));

    /**
     * From the place on and then from the beginning, each by the index of free seats. The arguments: the columns, a
     * hint, and what names each column of that index by which the rows are not told apart, and how many.
     */
    private static final String FREE = """
            select %1$s from (
                (select 0 as part, x.* from rk_seat x %2$s where x.organization = :organization and x.pool = :pool
                    and x.state = 'FREE' and x.payer is null and x.place >= :place order by %3$sx.place, x.id limit %4$s)
                union all
                (select 1 as part, x.* from rk_seat x %2$s where x.organization = :organization and x.pool = :pool
                    and x.state = 'FREE' and x.payer is null and x.place < :place order by %3$sx.place, x.id limit %4$s)
            ) s
            order by s.part, s.place, s.id
            limit %4$s
            """;

    /**
     * How many free seats a statement asks for. The number is part of the statement: PostgreSQL would expect many rows
     * of a number that it does not know, and plan the statement anew at each call.
     */
    private static final List<Integer> LIMITS = List.of(1, 8, 40, 200, 1_000, 10_000);

    /** Made once, since a store is made for each transaction of a host. */
    private static final Map<Dialect, Map<Integer, String>> FREE_BY_LIMIT = Arrays.stream(Dialect.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), JdbcSeatStore::freeByLimit));

    /**
     * No join, so that no plan begins at the organizations and reads all of their users; and a beginning, since H2
     * would begin with the rows that have no value.
     */
    private static final String ENDED = Query.fill("""
            select %s from rk_user u
            where u.seat_ends between :beginning and :now
                and (select o.state from rk_organization o where o.organization = u.organization) = 'OPEN'
            order by u.seat_ends, u.organization, u.id
            limit :limit
            """, USER.select("u"));

    private static final TableSql<SeatEntry> ENTRY = TableSql.of(SeatEntryTable.SEAT_ENTRIES);

    private static final String LEDGER = """
            left join (
                select x.* from rk_seat_entry x
                where x.organization = :organization%s
                %s
                limit :limit
            ) e on e.organization = o.organization
            """;

    private final Database database;

    JdbcSeatStore(Database database) {
        this.database = database;
    }

    /** As it is stored, whether a version of the library wrote it or not. */
    private record Group(String pool, String state, long seats) {}

    @Override
    public WithAccess<Map<SeatPoolName, Map<SeatState, Long>>> counts(Viewer viewer) {
        WithAccess<List<Group>> seen = new Viewing<>(
                        "c_pool", row -> new Group(row.text("c_pool"), row.text("c_state"), row.number("c_seats")))
                .list(database, Viewing.query(COUNTS, viewer));
        Map<SeatPoolName, Map<SeatState, Long>> counts = new HashMap<>();
        for (Group group : seen.value()) {
            try {
                counts.computeIfAbsent(new SeatPoolName(group.pool()), pool -> new HashMap<>())
                        .put(SeatState.valueOf(group.state()), group.seats());
            } catch (IllegalArgumentException unknown) {
                throw damage(viewer.organization(), group);
            }
        }
        return new WithAccess<>(seen.access(), Map.copyOf(counts));
    }

    /** A group has no key, but reading its rows throws what names the first of them. */
    private DamagedRowException damage(OrganizationId organization, Group group) {
        new JdbcTableStore(database)
                .scan(Scan.of(SeatTable.SEATS, organization)
                        .where(SeatTable.POOL, group.pool())
                        .where(SeatTable.STATE, group.state()));
        return DamagedRowException.ofRow(
                SeatTable.SEATS.name(), "organization " + organization, "it was, and is not there any more");
    }

    @Override
    public Facts facts(OrganizationId organization, Collection<UserId> people, FreeSeats wanted) {
        List<OrganizationPolicy> policy = new ArrayList<>();
        Map<UserId, User> rows = new HashMap<>();
        Map<UserId, Seat> held = new HashMap<>();
        Map<SeatPoolName, List<Seat>> free = new HashMap<>();
        List<Reading> readings = new ArrayList<>();
        List<UUID> ids = people.stream().map(UserId::uuid).toList();
        for (Among part : ids.isEmpty() ? NO_PERSON : Among.ids(database.dialect(), "u.id", ids)) {
            readings.add(new Reading(people(organization, part), row -> {
                policy.add(JdbcOrganizationStore.organization(row).policy());
                if (row.has("u_id")) {
                    User person = USER.read(row, "u");
                    rows.put(person.id(), person);
                }
                if (row.has("s_id")) {
                    Seat seat = SEAT.read(row, "s");
                    held.put(seat.holder().orElseThrow(), seat);
                }
            }));
        }
        for (SeatPoolName pool : wanted.pools()) {
            List<Seat> found = free.computeIfAbsent(pool, name -> new ArrayList<>());
            readings.add(new Reading(free(organization, pool, wanted), row -> addUpTo(wanted.count(), found, row)));
        }
        database.read(readings);
        return new Facts(policy.stream().findFirst(), rows, held, free);
    }

    private static void addUpTo(int count, List<Seat> found, Row row) throws SQLException {
        if (found.size() < count) {
            found.add(SEAT.read(row, "s"));
        }
    }

    private static Query people(OrganizationId organization, Among part) {
        return Query.of(PEOPLE + part.condition() + AND_SEATS)
                .withAll(part.values())
                .with("organization", organization);
    }

    private Query free(OrganizationId organization, SeatPoolName pool, FreeSeats wanted) {
        Map<Integer, String> byLimit = Objects.requireNonNull(FREE_BY_LIMIT.get(database.dialect()));
        int limit = LIMITS.stream()
                .filter(some -> some >= wanted.count())
                .findFirst()
                .orElseThrow();
        return Query.of(Objects.requireNonNull(byLimit.get(limit)))
                .with("organization", organization)
                .with("pool", pool.code())
                .with("place", wanted.from());
    }

    private static Map<Integer, String> freeByLimit(Dialect dialect) {
        return LIMITS.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), limit -> free(dialect, limit)));
    }

    private static String free(Dialect dialect, int limit) {
        String columns = SEAT.select("s");
        String count = Integer.toString(limit);
        return switch (dialect) {
            case POSTGRESQL -> Query.fill(FREE, columns, "", "", count);
            // Without this hint it may read all seats of the organization and sort them.
            case MARIADB -> Query.fill(FREE, columns, "force index (rk_seat_free)", "", count);
            // It walks an index only where the order has each of its columns.
            case H2 -> Query.fill(FREE, columns, "", "x.state, x.organization, x.pool, ", count);
        };
    }

    @Override
    public WithAccess<List<SeatEntry>> ledger(Viewer viewer, Slice slice) {
        Keyset newestFirst = Keyset.byId(true);
        String sql = Viewing.sql(
                ENTRY.select("e"),
                Query.fill(LEDGER, newestFirst.condition(database.dialect(), "x", slice), newestFirst.order("x")),
                newestFirst.order("e"));
        return new Viewing<>("e_id", row -> ENTRY.read(row, "e"))
                .list(database, newestFirst.bound(Viewing.query(sql, viewer), slice));
    }

    @Override
    public List<User> ended(Instant now, int limit) {
        Undamaged<User> found = new Undamaged<>();
        database.read(
                Query.of(ENDED)
                        .with("beginning", Instant.EPOCH)
                        .with("now", now)
                        .with("limit", limit),
                row -> found.add(() -> USER.read(row, "u")));
        return found.all();
    }
}
