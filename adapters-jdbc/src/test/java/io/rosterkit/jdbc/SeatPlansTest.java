package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Seats;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A question about seats reads few rows, however many are free, however many have a holder, and however many ended. */
class SeatPlansTest {

    private static final SeatPoolName TAKEN = new SeatPoolName("taken");
    private static final long MIDDLE = Long.MAX_VALUE / 2;
    private static final int PAGE = 40;

    /** H2 tells with the plan of a statement how many rows it has read. */
    @Nested
    class OnH2 extends Filled {
        private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

        OnH2() {
            super(TestDatabase.H2_IN_MEMORY, "random_uuid()", "cast(rand() * 9e18 as bigint)", 2);
        }

        @Test
        void freeSeats() throws SQLException {
            Object[] once = {given.id().uuid(), Seats.CODES.code(), MIDDLE};
            Object[] values = Stream.of(once, once).flatMap(Stream::of).toArray();

            String plan = analyzed("%as part%", store -> free(store, Seats.CODES, MIDDLE), values);

            assertThat(plan).contains("RK_SEAT_FREE").doesNotContain("tableScan");
            assertThat(scanned(plan)).as(plan).isLessThan(6L * PAGE);
        }

        @Test
        void seatsThatPeopleHold() throws SQLException {
            String plan = planned("explain ", "%rk_seat s%", store -> held(store, Set.of(holder(7))));

            assertThat(plan).contains("RK_SEAT_HOLDER").doesNotContain("RK_SEAT.tableScan");
        }

        @Test
        void usersWhoAreOver() throws SQLException {
            String plan = analyzed(
                    "%u.seat_ends between%",
                    store -> store.ended(Given.NOW, PAGE),
                    Instant.EPOCH.atOffset(ZoneOffset.UTC),
                    Given.NOW.atOffset(ZoneOffset.UTC),
                    PAGE);

            assertThat(plan).contains("RK_USER_SEAT_ENDS").contains("/* index sorted */");
            assertThat(scanned(plan)).as(plan).isLessThan(4L * PAGE);
        }

        private String analyzed(String like, Call call, Object... values) throws SQLException {
            return planned("explain analyze ", like, call, values);
        }

        private String planned(String how, String like, Call call, Object... values) throws SQLException {
            TestDatabase.run(source, "set query_statistics true");
            call.on(JdbcStorage.on(source).port(SeatStore.class));
            try (Connection connection = source.getConnection()) {
                String sql =
                        text(connection.prepareStatement("select SQL_STATEMENT from INFORMATION_SCHEMA.QUERY_STATISTICS"
                                + " where SQL_STATEMENT like '" + like + "'"));
                PreparedStatement explained = connection.prepareStatement(how + sql);
                for (int i = 0; i < explained.getParameterMetaData().getParameterCount(); i++) {
                    explained.setObject(i + 1, values.length == 0 ? null : values[i]);
                }
                return text(explained);
            }
        }

        private static String text(PreparedStatement statement) throws SQLException {
            try (statement;
                    ResultSet results = statement.executeQuery()) {
                results.next();
                return results.getString(1);
            }
        }

        private static long scanned(String plan) {
            return SCANNED.matcher(plan)
                    .results()
                    .map(MatchResult::group)
                    .mapToLong(found -> Long.parseLong(found.replaceAll("\\D", "")))
                    .sum();
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL, "gen_random_uuid()", "cast(floor(random() * 9e18) as bigint)");
        }

        @Override
        long rowsRead(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_stat_force_next_flush()");
            }
            return sum(
                    connection,
                    "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables",
                    1);
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB, "unhex(replace(uuid(), '-', ''))", "cast(rand() * 9e18 as signed)");
        }

        /** Those too that a condition on the index left out. */
        @Override
        long rowsRead(Connection connection) throws SQLException {
            return sum(
                    connection,
                    "show session status where variable_name like 'Handler_read%'"
                            + " or variable_name = 'Handler_icp_attempts'",
                    2);
        }
    }

    interface Call {
        void on(SeatStore store);
    }

    /** A database that is filled once. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Filled {
        private static final int FIRST = 800;
        private static final int LEFT = 1_000;

        final Given given = Given.organization(1);
        private final Seats seats = Seats.of(given);
        private final List<User> left = users(LEFT, "left", 3_600);
        final List<User> over = users(PAGE, "over", 0).stream()
                .map(user -> Seats.seated(user, new SeatId(user.id().uuid())))
                .toList();
        final List<SeatEntry> ledger = IntStream.range(0, FIRST)
                .mapToObj(number -> seats.assigned(seats.free(TAKEN, number), Given.NOW))
                .toList();
        private final TestDatabase database;
        private final String newId;
        private final String newPlace;
        private final int doublings;
        DataSource source;

        Filled(TestDatabase database, String newId, String newPlace, int doublings) {
            this.database = database;
            this.newId = newId;
            this.newPlace = newPlace;
            this.doublings = doublings;
        }

        @BeforeAll
        void fill() throws SQLException {
            source = database.installed();
            Storage storage = JdbcStorage.on(source);
            apply(storage, given.opened());
            List<Seat> rows = IntStream.range(0, FIRST)
                    .mapToObj(number -> Stream.of(
                            seats.free(Seats.CODES, number), seats.held(SeatState.ASSIGNED, TAKEN, holder(number))))
                    .flatMap(both -> both)
                    .toList();
            apply(storage, rows.stream().map(SeatTable.SEATS::insert).toList());
            for (int i = 0; i < doublings; i++) {
                TestDatabase.run(source, doubling());
            }
            apply(
                    storage,
                    ledger.stream().map(SeatEntryTable.SEAT_ENTRIES::insert).toList());
            apply(storage, over.stream().map(UserTable.USERS::insert).toList());
            // Whose seats were taken long ago.
            apply(storage, left.stream().map(UserTable.USERS::insert).toList());
            TestDatabase.run(
                    source,
                    switch (database) {
                        case POSTGRESQL -> "vacuum analyze";
                        case MARIADB -> "analyze table rk_seat, rk_seat_entry, rk_user, rk_organization";
                        default -> "analyze";
                    });
        }

        /** As many seats of each kind once more, with other holders and places. */
        private String doubling() {
            return "insert into rk_seat (organization, id, pool, state, holder, place, version)"
                    + " select organization, new_id, pool, state, case when holder is null then null else new_id end,"
                    + " new_place, version from (select s.*, " + newId + " as new_id, " + newPlace
                    + " as new_place from rk_seat s) t";
        }

        private void apply(Storage storage, List<? extends RowChange<?>> changes) {
            apply(storage, Changes.none(given.id()).and(List.copyOf(changes)));
        }

        private static void apply(Storage storage, Changes changes) {
            assertThat(storage.apply(changes)).isEqualTo(new Applied.Done());
        }

        /** Own rows of users who ended so many seconds before. */
        private List<User> users(int count, String name, int before) {
            return IntStream.range(0, count)
                    .mapToObj(number -> {
                        User row = given.user(name + number + "@weiss.example", UserStatus.ACTIVE);
                        Validity time = new Validity(
                                Optional.empty(), Optional.of(Given.NOW.minusSeconds(before + count - number)));
                        return row.withStatus(
                                row.status()
                                        .with(Set.<RoleGrant>of())
                                        .assigned(Set.of())
                                        .limited(time),
                                row.security(),
                                row.revision());
                    })
                    .toList();
        }

        final UserId holder(int number) {
            return left.get(number).id();
        }

        final List<Seat> free(SeatStore store, SeatPoolName pool, long from) {
            return store.facts(given.id(), Set.of(), new FreeSeats(Set.of(pool), from, PAGE))
                    .free()
                    .get(pool);
        }

        final Map<UserId, Seat> held(SeatStore store, Set<UserId> people) {
            return store.facts(given.id(), people, new FreeSeats(Set.of(), 0, PAGE))
                    .held();
        }
    }

    /** The rows that the questions read on a server with 100,000 seats that are free and as many that are not. */
    abstract static class Cases extends Filled {
        private static final int CALLS = 8;

        Cases(TestDatabase database, String newId, String newPlace) {
            super(database, newId, newPlace, 7);
        }

        abstract long rowsRead(Connection connection) throws SQLException;

        @Test
        void freeSeats() throws SQLException {
            readsAtMost(
                    10 * PAGE,
                    (store, number) -> assertThat(free(store, Seats.CODES, MIDDLE + number))
                            .hasSize(PAGE)
                            .allMatch(seat -> seat.place() >= MIDDLE)
                            .isSortedAccordingTo(Comparator.comparing(Seat::place)));
        }

        @Test
        void freeSeatsBehindTheLast() throws SQLException {
            readsAtMost(
                    10 * PAGE,
                    (store, number) -> assertThat(free(store, Seats.CODES, Long.MAX_VALUE - number))
                            .hasSize(PAGE));
        }

        @Test
        void noSeatIsFree() throws SQLException {
            readsAtMost(
                    PAGE,
                    (store, number) ->
                            assertThat(free(store, TAKEN, MIDDLE + number)).isEmpty());
        }

        /** A planner may read all of a thousand people, and the seats up to theirs, but not all. */
        @Test
        void seatsThatPeopleHold() throws SQLException {
            readsAtMost(100 * PAGE, (store, number) -> {
                Set<UserId> people = IntStream.range(number * PAGE, number * PAGE + PAGE)
                        .mapToObj(this::holder)
                        .collect(Collectors.toSet());
                assertThat(held(store, people)).containsOnlyKeys(people);
            });
        }

        @Test
        void usersWhoAreOver() throws SQLException {
            readsAtMost(
                    4 * PAGE,
                    (store, number) ->
                            assertThat(store.ended(Given.NOW, PAGE / 2)).isEqualTo(over.subList(0, PAGE / 2)));
            readsAtMost(
                    4 * PAGE,
                    (store, number) -> assertThat(store.ended(Given.NOW.minusSeconds(60), PAGE))
                            .isEmpty());
        }

        @Test
        void aPageOfTheLedger() throws SQLException {
            readsAtMost(10 * PAGE, (store, number) -> {
                int at = 90 * number + 50;
                Slice slice = new Slice(
                        PAGE, Optional.of(Slice.Position.of(ledger.get(at).id().uuid())));
                assertThat(store.ledger(Viewer.of(given.id()), slice).value())
                        .containsExactlyInAnyOrderElementsOf(ledger.subList(at - PAGE, at));
            });
        }

        interface Numbered {
            void on(SeatStore store, int number);
        }

        /** Several times, for PostgreSQL plans anew after some calls. */
        private void readsAtMost(long rows, Numbered call) throws SQLException {
            try (Connection connection = source.getConnection()) {
                SeatStore store =
                        JdbcStorage.on(SingleConnection.lending(connection)).port(SeatStore.class);
                for (int number = 0; number < CALLS; number++) {
                    long before = rowsRead(connection);
                    call.on(store, number);
                    assertThat(rowsRead(connection) - before)
                            .as("rows read at call " + number)
                            .isLessThanOrEqualTo(rows);
                }
            }
        }

        static long sum(Connection connection, String sql, int column) throws SQLException {
            long sum = 0;
            try (Statement statement = connection.createStatement();
                    ResultSet results = statement.executeQuery(sql)) {
                while (results.next()) {
                    sum += results.getLong(column);
                }
            }
            return sum;
        }
    }
}
