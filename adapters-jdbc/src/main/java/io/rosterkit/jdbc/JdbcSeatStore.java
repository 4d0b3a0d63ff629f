package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Among;
import io.rosterkit.jdbc.row.Keyset;
import io.rosterkit.jdbc.row.Undamaged;
import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Reading;
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
import io.rosterkit.spi.user.UserTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

final class JdbcSeatStore implements SeatStore {

    private static final TableSql<Seat> SEAT = TableSql.of(SeatTable.SEATS);

    private static final TableSql<User> USER = TableSql.of(UserTable.USERS);

    private static final String COUNTS =
            Viewing.sql("c.pool as c_pool, c.state as c_state, c.seats as c_seats", """
            left join (
                select s.pool, s.state, count(*) as seats from rk_seat s
                where s.organization = :organization
                group by s.pool, s.state
            ) c on 1 = 1
            """, "");

    /** To be followed by the condition that says which people; a person who holds a seat has a row. */
    private static final String PEOPLE =
            Query.fill("""
            select %s, %s, %s from rk_organization o
            left join rk_user u on u.organization = o.organization and %%s
            left join rk_seat s on s.organization = u.organization and s.holder = u.id
            where o.organization = :organization
            """, JdbcOrganizationStore.ORGANIZATION.select("o"), USER.select("u"), SEAT.select("s"));

    private static final List<Among> NO_PERSON = List.of(new Among("1 = 0", Map.of()));

    /** From the place on and then from the beginning, each by the index of free seats. */
    private static final String FREE = Query.fill("""
            select %s from (
                (select 0 as part, x.* from rk_seat x where x.organization = :organization and x.pool = :pool
                    and x.state = 'FREE' and x.place >= :place order by x.state, x.organization, x.pool, x.place, x.id limit :limit)
                union all
                (select 1 as part, x.* from rk_seat x where x.organization = :organization and x.pool = :pool
                    and x.state = 'FREE' and x.place < :place order by x.state, x.organization, x.pool, x.place, x.id limit :limit)
            ) s
            order by s.part, s.place, s.id
            limit :limit
            """, SEAT.select("s"));

    private static final String ENDED = Query.fill("""
            select %s from rk_user u
            join rk_organization o on o.organization = u.organization and o.state = 'OPEN'
            where u.seat is not null and u.ends <= :now and u.status = 'ACTIVE'
            order by u.ends, u.organization, u.id
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

    @Override
    public WithAccess<Map<SeatPoolName, Map<SeatState, Long>>> counts(Viewer viewer) {
        Map<SeatPoolName, Map<SeatState, Long>> counts = new HashMap<>();
        Viewing<SeatPoolName> seen = new Viewing<>("c_pool", row -> {
            SeatPoolName pool = new SeatPoolName(row.text("c_pool"));
            counts.computeIfAbsent(pool, name -> new HashMap<>())
                    .put(SeatState.valueOf(row.text("c_state")), row.number("c_seats"));
            return pool;
        });
        return new WithAccess<>(
                seen.list(database, Viewing.query(COUNTS, viewer)).access(), Map.copyOf(counts));
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
            readings.add(new Reading(free(organization, pool, wanted), row -> found.add(SEAT.read(row, "s"))));
        }
        database.read(readings);
        return new Facts(policy.stream().findFirst(), rows, held, free);
    }

    private static Query people(OrganizationId organization, Among part) {
        return Query.of(Query.fill(PEOPLE, part.condition()))
                .withAll(part.values())
                .with("organization", organization);
    }

    private static Query free(OrganizationId organization, SeatPoolName pool, FreeSeats wanted) {
        return Query.of(FREE)
                .with("organization", organization)
                .with("pool", pool.code())
                .with("place", wanted.from())
                .with("limit", wanted.count());
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
                Query.of(ENDED).with("now", now).with("limit", limit), row -> found.add(() -> USER.read(row, "u")));
        return found.all();
    }
}
