package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.row.PeopleSource;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.UserModule;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.model.user.stored.UserPermission;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.productmodule.UserModuleTable;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserPermissionTable;
import io.rosterkit.spi.user.UserPositions;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Getting in, and lists of users, read few rows in an organization of thousands who have modules, with thousands of
 * modules that are switched on, next to hundreds of small ones.
 */
class UserPlansTest {

    private static final String TABLES =
            "rk_user, rk_user_role, rk_user_permission, rk_user_practice, rk_user_module, rk_practice_module, rk_invitation, rk_session, rk_credential, rk_device, rk_counter, rk_user_activity, rk_announcement";

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL, "vacuum analyze " + TABLES);
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

        /** One of thousands by the index of trigrams, on any connection however often it asked before. */
        @Test
        void searchForARareTerm() throws SQLException {
            readsAtMost(
                    2 * PAGE,
                    (storage, call) -> assertThat(found(storage, "m" + (3_000 + call) + "@"))
                            .hasSize(1));
        }

        /** All of thousands pass, so that the index of the order is better. */
        @Test
        void searchForAFrequentTermAfterARareOne() throws SQLException {
            readsAtMost(10 * PAGE, (storage, call) -> {
                assertThat(found(storage, "m" + (3_500 + call) + "@")).hasSize(1);
                assertThat(found(storage, "weiss.example")).hasSize(PAGE);
            });
        }

        private List<ShownUser> found(Storage storage, String typed) {
            UserQuery.Filter filter = UserQuery.Filter.all().matching(SearchTerm.of(typed));
            Slice first = new Slice(PAGE, Optional.empty());
            return storage.port(UserStore.class)
                    .page(viewer, new UserQuery(filter, UserQuery.Order.NEWEST_FIRST, first))
                    .value();
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB, "analyze table " + TABLES);
        }

        @Override
        long rowsRead(Connection connection) throws SQLException {
            return sum(connection, "show session status like 'Handler_read%'", 2);
        }

        /** The walk of the index ends with the page. */
        @Test
        void searchForAFrequentTermByName() throws SQLException {
            UserQuery.Filter filter = UserQuery.Filter.all().matching(SearchTerm.of("weiss.example"));
            UserQuery query = new UserQuery(filter, UserQuery.Order.NAME, new Slice(PAGE, Optional.empty()));
            readsAtMost(
                    25 * PAGE,
                    (storage, call) -> assertThat(storage.port(UserStore.class)
                                    .page(viewer, query)
                                    .value())
                            .hasSize(PAGE));
        }

        @Test
        void aSearchLooksUpWhatTheIndexHasFound() throws SQLException {
            PeopleSource source = PeopleSource.of(Dialect.MARIADB, SearchTerm.of("weiss"));
            String sql = "explain select x.name from " + source.from().replace(":organization", "x'00'")
                    + " where locate('a', " + source.text()
                    + ") > 0 order by k.organization, k.sort_key, k.id limit 20";
            try (Connection connection = TestDatabase.MARIADB.installed().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet results = statement.executeQuery(sql)) {
                results.next();
                assertThat(results.getString("table")).isEqualTo("k");
                assertThat(results.getString("Extra")).contains("Using index").doesNotContain("filesort");
                results.next();
                assertThat(results.getString("key")).isEqualTo("PRIMARY");
            }
        }
    }

    /** H2 does not tell how many rows it has read, but which index it walks. */
    @Nested
    class OnH2 {

        @ParameterizedTest
        @EnumSource(UserQuery.Order.class)
        void everyListOfUsersWalksAnIndex(UserQuery.Order order) throws SQLException {
            assertThat(planOf(
                            new UserQuery(UserQuery.Filter.all(), order, new Slice(20, Optional.of(position(order))))))
                    .containsPattern("FETCH FIRST \\?\\d+ ROWS ONLY\\s+/\\* index sorted \\*/");
        }

        @Test
        void aSearchWalksTheIndexOfNamesAndLooksUpWhatItFinds() throws SQLException {
            UserQuery.Filter filter = UserQuery.Filter.all().matching(SearchTerm.of("weiss"));

            assertThat(planOf(new UserQuery(filter, UserQuery.Order.NAME, new Slice(20, Optional.empty()))))
                    .containsPattern("RK_USER K USE INDEX \\(RK_USER_NAME\\)\\s+/\\* PUBLIC.RK_USER_NAME")
                    .containsPattern(
                            "ORGANIZATION = \\?\\d+\\)\\s+AND \\(LOCATE\\(\\?\\d+, K.SEARCH_TEXT\\) > 0\\)\\s+\\*/")
                    .containsPattern("INNER JOIN PUBLIC.RK_USER X\\s+/\\* PUBLIC.PRIMARY_KEY")
                    .containsPattern("FETCH FIRST \\?\\d+ ROWS ONLY\\s+/\\* index sorted \\*/");
        }

        private Slice.Position position(UserQuery.Order order) {
            return new Slice.Position(
                    order == UserQuery.Order.LAST_SIGN_IN ? Given.NOW.toString() : "a", new UUID(1, 1));
        }

        private String planOf(UserQuery query) throws SQLException {
            DataSource source = TestDatabase.H2_IN_MEMORY.installed();
            Given given = Given.organization(1);
            Storage storage = JdbcStorage.on(source);
            storage.apply(given.opened());
            for (int number = 0; number < 200; number++) {
                storage.apply(Member.in(given.id(), number, Given.NOW).changes());
            }
            TestDatabase.run(source, "analyze");
            TestDatabase.run(source, "set query_statistics true");
            storage.port(UserStore.class).page(Viewer.of(given.id()), query);
            try (Connection connection = source.getConnection()) {
                String sql =
                        text(connection.prepareStatement("select SQL_STATEMENT from INFORMATION_SCHEMA.QUERY_STATISTICS"
                                + " where SQL_STATEMENT like '%as u_address%'"));
                PreparedStatement explained = connection.prepareStatement("explain " + sql);
                for (int i = 1; i <= explained.getParameterMetaData().getParameterCount(); i++) {
                    explained.setObject(i, null);
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
    }

    /** On one database, filled once. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Cases {
        private static final int ROWS = 4_000;
        static final int PAGE = 20;
        private static final int HOLDERS = 10;
        private static final int CALLS = 8;
        private static final Set<PracticeId> PRACTICES =
                IntStream.range(0, 200).mapToObj(Cases::practice).collect(Collectors.toSet());
        private static final ProductModule RARE = new ProductModule("rare");
        private static final Set<ProductModule> OFFERED =
                IntStream.range(0, 10).mapToObj(Cases::module).collect(Collectors.toSet());

        private final Given given = Given.organization(1);
        private final Given inviting = Given.organization(1_000);
        final Viewer viewer = Viewer.of(given.id());
        private final TestDatabase database;
        private final String analyze;
        private DataSource source;

        Cases(TestDatabase database, String analyze) {
            this.database = database;
            this.analyze = analyze;
        }

        abstract long rowsRead(Connection connection) throws SQLException;

        @BeforeAll
        void fill() throws SQLException {
            source = database.installed();
            Storage storage = JdbcStorage.on(source);
            storage.apply(given.opened());
            storage.apply(Member.switchedOn(given.id(), PRACTICES, OFFERED));
            for (int from = 0; from < ROWS; from += 500) {
                storage.apply(singleGrantsOfOthers(from));
                storage.apply(together(IntStream.range(from, from + 500)
                        .mapToObj(i ->
                                signedIn(member(i)).and(given.inviting(given.invitation("i" + i + "@weiss.example"))))
                        .toList()));
            }
            for (int i = 0; i < ROWS; i += 100) {
                storage.apply(Changes.none(given.id())
                        .and(UserTable.USERS.update(locked(member(i).user()))));
            }
            for (int i = 0; i < ROWS; i += ROWS / HOLDERS) {
                storage.apply(Changes.none(given.id())
                        .and(UserRoleTable.USER_ROLES.insert(new UserRole(
                                given.id(),
                                member(i).user().id(),
                                RoleGrant.of(new Role("owner"), Optional.empty())))));
                storage.apply(Changes.none(given.id())
                        .and(UserModuleTable.USER_MODULES.insert(new UserModule(
                                given.id(),
                                member(i + 7).user().id(),
                                new GivenModule(RARE, Optional.empty(), Given.NOW)))));
            }
            for (int number = 2; number < 200; number++) {
                Given small = Given.organization(number);
                storage.apply(small.opened());
                storage.apply(Member.in(small.id(), number, Given.NOW).changes());
            }
            fillInviting(storage);
            TestDatabase.run(source, analyze);
        }

        private static Changes signedIn(Member member) {
            User user = member.user();
            UserActivity activity = UserActivity.first(
                    user.organization(), user.id(), user.origin().since());
            Announcement over = Announcement.ofEnd(
                    user.organization(), user.id(), Announcement.What.user(), Given.NOW.minusSeconds(1));
            return member.changes()
                    .and(UserActivityTable.USER_ACTIVITIES.insert(activity))
                    .and(AnnouncementTable.ANNOUNCEMENTS.insert(over));
        }

        /** Of another permission and of people who have left, so that only an index finds the right ones. */
        private Changes singleGrantsOfOthers(int from) {
            SinglePermission recall = SinglePermission.granted(new Permission("recall"), Optional.empty());
            return together(IntStream.range(from, from + 500)
                    .mapToObj(i -> new UserPermission(given.id(), new UserId(new UUID(-2, i)), recall))
                    .map(row -> Changes.none(given.id()).and(UserPermissionTable.USER_PERMISSIONS.insert(row)))
                    .toList());
        }

        /** An organization of few users that has invited thousands of people. */
        private void fillInviting(Storage storage) {
            storage.apply(inviting.opened());
            for (int from = 0; from < ROWS; from += 500) {
                storage.apply(together(IntStream.range(from, from + 500)
                        .mapToObj(i -> inviting.inviting(inviting.invitation("i" + i + "@roth.example")))
                        .toList()));
            }
            for (int number = 0; number < PAGE; number++) {
                storage.apply(Member.in(inviting.id(), number * ROWS / PAGE, Given.NOW)
                        .changes());
            }
        }

        /** Changes of one table stand together, so that they travel as one batch. */
        private Changes together(List<Changes> each) {
            return new Changes(
                    each.get(0).organization(),
                    List.of(),
                    each.stream()
                            .flatMap(changes -> changes.changes().stream())
                            .sorted(Comparator.comparing(
                                    change -> ((RowChange<?>) change).table().name()))
                            .toList(),
                    each.stream()
                            .flatMap(changes -> changes.messages().stream())
                            .toList(),
                    each.stream().flatMap(changes -> changes.entries().stream()).toList());
        }

        @Test
        void signingIn() throws SQLException {
            readsAtMost(2 * PAGE, (storage, call) -> {
                Member member = member(37 * call + 1);
                SignInStore.AccountKey key = new SignInStore.AccountKey(
                        given.id(),
                        Optional.of(member.user().contact().address().key()),
                        Optional.empty(),
                        Optional.of(member.device().id()),
                        Proof.PASSWORD,
                        new UUID(1, 1));
                SignInStore.Facts facts = storage.port(SignInStore.class).facts(key);
                assertThat(facts.user()).contains(member.user());
                assertThat(facts.counters()).containsExactly(member.counter());
            });
        }

        @Test
        @Tag("T10")
        void modulesThatAreSwitchedOnForAUser() throws SQLException {
            readsAtMost(
                    PAGE,
                    (storage, call) -> assertThat(storage.port(OrganizationStore.class)
                                    .offered(
                                            given.id(),
                                            member(37 * call + 1).user().id()))
                            .hasSameSizeAs(OFFERED));
        }

        @Test
        void whoIsNotThere() throws SQLException {
            readsAtMost(PAGE, (storage, call) -> {
                SignInStore.AccountKey key = new SignInStore.AccountKey(
                        given.id(),
                        Optional.of("nobody" + call + "@weiss.example"),
                        Optional.empty(),
                        Optional.empty(),
                        Proof.PASSWORD,
                        new UUID(1, call));
                assertThat(storage.port(SignInStore.class).facts(key).user()).isEmpty();
            });
        }

        @Test
        void sessions() throws SQLException {
            readsAtMost(3 * PAGE, (storage, call) -> {
                Member member = member(37 * call + 1);
                SignInStore store = storage.port(SignInStore.class);
                assertThat(store.session(given.id(), member.session().id())).isPresent();
                assertThat(store.own(member.viewer()).value()).isPresent();
                assertThat(store.sessions(given.id(), member.user().id(), Given.NOW, 10))
                        .containsExactly(member.session());
                assertThat(store.devices(given.id(), member.user().id())).containsExactly(member.device());
            });
        }

        @Test
        void holdersOfARole() throws SQLException {
            HolderQuery query = new HolderQuery(
                    Optional.of(Permission.UNLOCK_USERS),
                    Set.of(new Role("owner"), new Role("co-owner")),
                    true,
                    true,
                    Set.of(new UserType("guest")));
            List<UserId> expected = IntStream.range(0, HOLDERS)
                    .mapToObj(number -> member(number * ROWS / HOLDERS).user().id())
                    .toList();
            readsAtMost(
                    25 * HOLDERS,
                    (storage, call) -> assertThat(
                                    storage.port(UserStore.class).holders(given.id(), query, Given.NOW, HOLDERS))
                            .extracting(User::id)
                            .containsExactlyElementsOf(expected));
        }

        @Test
        void accessStates() throws SQLException {
            readsAtMost(PAGE, (storage, call) -> {
                Member member = member(37 * call + 1);
                assertThat(storage.port(UserStore.class)
                                .access(member.viewer())
                                .user()
                                .orElseThrow()
                                .rights())
                        .isEqualTo(member.user().status().rights());
            });
        }

        /** However many sign in; a planner may begin with the organizations. */
        @Test
        void usersWhoDoNotSignIn() throws SQLException {
            readsAtMost(
                    11 * PAGE,
                    (storage, call) -> assertThat(storage.port(UserWork.class)
                                    .inactive(
                                            ProfileName.STANDARD, Given.NOW.minusSeconds(999_999_999L), Given.NOW, 10))
                            .isEmpty());
        }

        /** However many were announced before; a planner may begin with the organizations. */
        @Test
        void endsThatAreToBeAnnounced() throws SQLException {
            readsAtMost(11 * PAGE, (storage, call) -> {
                UserWork work = storage.port(UserWork.class);
                assertThat(work.unannounced(ProfileName.STANDARD, Given.NOW, Given.NOW.plusSeconds(9), 10))
                        .isEmpty();
                assertThat(work.overtaken(Given.NOW, 10)).isEmpty();
            });
        }

        @Test
        void waitingInvitations() throws SQLException {
            readsAtMost(
                    PAGE,
                    (storage, call) -> assertThat(storage.port(WaitingStore.class)
                                    .waiting("i" + call + "@weiss.example", Given.NOW, 10))
                            .hasSize(1));
        }

        /** By the last sign-in a planner may read all who signed in, for there is no index of both. */
        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LAST_SIGN_IN")
        void listOfThoseWhoAreLocked(UserQuery.Order order) throws SQLException {
            UserQuery query =
                    new UserQuery(UserQuery.Filter.lockedAt(Given.NOW), order, new Slice(ROWS / 100, Optional.empty()));
            readsAtMost(
                    22 * ROWS / 100,
                    (storage, call) -> assertThat(storage.port(UserStore.class)
                                    .page(viewer, query)
                                    .value())
                            .hasSize(ROWS / 100));
        }

        @ParameterizedTest
        @EnumSource(UserQuery.Order.class)
        void listOfUsersAnywhere(UserQuery.Order order) throws SQLException {
            UserQuery.Filter all = UserQuery.Filter.all();
            List<ShownUser> users = JdbcStorage.on(source)
                    .port(UserStore.class)
                    .page(viewer, new UserQuery(all, order, new Slice(ROWS, Optional.empty())))
                    .value();
            assertThat(users).hasSize(ROWS);
            readsAtMost(22 * PAGE, (storage, call) -> {
                int at = 450 * call + 100;
                Slice.Position position = UserPositions.of(order, users.get(at));
                UserQuery query = new UserQuery(all, order, new Slice(PAGE, Optional.of(position)));
                assertThat(storage.port(UserStore.class).page(viewer, query).value())
                        .isEqualTo(users.subList(at + 1, at + 1 + PAGE));
            });
        }

        /** Few of thousands have the one, and all have the other: PostgreSQL's plan for both would suit one of them. */
        @ParameterizedTest
        @EnumSource(UserQuery.Order.class)
        @Tag("T10")
        void listsOfFewAndOfManyUsersWithAModule(UserQuery.Order order) throws SQLException {
            Slice whole = new Slice(ROWS, Optional.empty());
            List<ShownUser> few = withModule(JdbcStorage.on(source), RARE, order, whole);
            List<ShownUser> many = withModule(JdbcStorage.on(source), module(0), order, whole);
            assertThat(few).hasSize(HOLDERS);
            assertThat(many).hasSize(ROWS);
            Slice behindTheFirst = new Slice(PAGE, Optional.of(UserPositions.of(order, few.get(0))));
            readsAtMost(40 * HOLDERS + 25 * PAGE, (storage, call) -> {
                int at = 450 * call + 100;
                Slice anywhere = new Slice(PAGE, Optional.of(UserPositions.of(order, many.get(at))));
                assertThat(withModule(storage, RARE, order, behindTheFirst)).isEqualTo(few.subList(1, HOLDERS));
                assertThat(withModule(storage, module(0), order, anywhere))
                        .isEqualTo(many.subList(at + 1, at + 1 + PAGE));
            });
        }

        private List<ShownUser> withModule(Storage storage, ProductModule module, UserQuery.Order order, Slice slice) {
            return storage.port(UserStore.class)
                    .page(viewer, new UserQuery(having(module), order, slice))
                    .value();
        }

        @Test
        @Tag("T10")
        void countOfFewUsersWithAModule() throws SQLException {
            readsAtMost(
                    4 * HOLDERS,
                    (storage, call) -> assertThat(storage.port(UserStore.class)
                                    .count(viewer, having(RARE), ROWS)
                                    .value())
                            .isEqualTo(HOLDERS));
        }

        @Test
        @Tag("T10")
        void peopleOfTheDirectoryWithARareModule() throws SQLException {
            PeopleQuery query = new PeopleQuery(
                    SearchTerm.none(),
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    having(RARE).access(),
                    PeopleQuery.Order.NAME,
                    new Slice(PAGE, Optional.empty()));
            readsAtMost(
                    10 * HOLDERS,
                    (storage, call) -> assertThat(storage.port(UserStore.class)
                                    .directory(viewer, query)
                                    .value())
                            .hasSize(HOLDERS));
        }

        private static UserQuery.Filter having(ProductModule module) {
            return UserQuery.Filter.all()
                    .with(new UserQuery.Access(Set.of(), Set.of(), Set.of(module), Optional.empty(), Given.NOW));
        }

        /** By address a planner that expects more users than there are reads the invited people too. */
        @ParameterizedTest
        @EnumSource(names = {"NEWEST_FIRST", "OLDEST_FIRST"})
        void listOfFewUsersAmongManyInvited(UserQuery.Order order) throws SQLException {
            UserQuery.Filter all = UserQuery.Filter.all();
            UserQuery query = new UserQuery(all, order, new Slice(2 * PAGE, Optional.empty()));
            readsAtMost(
                    13 * PAGE,
                    (storage, call) -> assertThat(storage.port(UserStore.class)
                                    .page(Viewer.of(inviting.id()), query)
                                    .value())
                            .hasSize(PAGE));
        }

        @Test
        void everybodyAnywhere() throws SQLException {
            List<DirectoryRow> all = JdbcStorage.on(source)
                    .port(UserStore.class)
                    .directory(viewer, PeopleQuery.all(new Slice(2 * ROWS, Optional.empty())))
                    .value();
            assertThat(all).hasSize(2 * ROWS);
            readsAtMost(12 * PAGE, (storage, call) -> {
                int at = 950 * call + 100;
                DirectoryRow last = all.get(at);
                Slice.Position position = new Slice.Position(
                        last.contact().address().key(), last.user().uuid());
                assertThat(storage.port(UserStore.class)
                                .directory(viewer, PeopleQuery.all(new Slice(PAGE, Optional.of(position))))
                                .value())
                        .isEqualTo(all.subList(at + 1, at + 1 + PAGE));
            });
        }

        interface Call {
            void on(Storage storage, int number);
        }

        /** Several times, for PostgreSQL plans anew after some calls. */
        void readsAtMost(long rows, Call call) throws SQLException {
            try (Connection connection = source.getConnection()) {
                Storage storage = JdbcStorage.on(SingleConnection.lending(connection));
                for (int number = 0; number < CALLS; number++) {
                    long before = rowsRead(connection);
                    call.on(storage, number);
                    assertThat(rowsRead(connection) - before)
                            .as("rows read at call " + number)
                            .isLessThanOrEqualTo(rows);
                }
            }
        }

        private Member member(int number) {
            return Member.in(given.id(), number, Given.NOW.plusSeconds(number < ROWS / 2 ? 0 : number))
                    .with(Set.of(practice(number % PRACTICES.size())), Set.of(module(0), module(1)));
        }

        private static PracticeId practice(int number) {
            return new PracticeId(new UUID(-1, -1 - number));
        }

        private static ProductModule module(int number) {
            return new ProductModule("module-" + number);
        }

        private static User locked(User user) {
            Lock lock = new Lock(Lock.Kind.ATTEMPTS, Given.NOW, Optional.empty());
            return user.withStatus(user.status().with(Optional.of(lock)), user.security(), Moves.next(user.revision()));
        }
    }

    private static long sum(Connection connection, String sql, int column) throws SQLException {
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
