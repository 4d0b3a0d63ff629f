package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Race;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With each setting of a driver, a server or a pool: what is written is written once, who loses is told, several mails
 * are claimed at once, and texts come back as they were. The whole contract: {@link DriverContractsTest}.
 */
class DriverSettingTest {

    @Nested
    @Tag("slow")
    class OnH2 {
        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "H2.*")
        void worksWith(DriverSetting setting) throws Exception {
            new Life(setting).run();
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql {
        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "POSTGRESQL.*")
        void worksWith(DriverSetting setting) throws Exception {
            new Life(setting).run();
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb {
        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "MARIADB.*")
        void worksWith(DriverSetting setting) throws Exception {
            new Life(setting).run();
        }
    }

    /** What an office does with a storage, in short. */
    private static final class Life {
        private static final int MANY = 40;
        private static final AtomicInteger OPENED = new AtomicInteger(100);

        private final Given given;
        private final Viewer viewer;
        private final DriverSetting.Pool pool;
        private final Storage storage;

        Life(DriverSetting setting) {
            this.given = Given.organization(OPENED.incrementAndGet());
            this.viewer = Viewer.of(given.id());
            this.pool = setting.onASharedDatabase();
            this.storage = JdbcStorage.on(pool.source());
        }

        void run() throws Exception {
            try (DriverSetting.Pool open = pool) {
                List<Object> before = state(open.source());
                Decision decision = Decision.in(given);
                assertThat(storage.apply(given.opened())).isEqualTo(new Applied.Done());
                assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());
                assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Repeated(decision.request()));
                assertThat(decision.rows(open.source())).isEqualTo(Decision.ONCE);
                aLateLossLeavesNothing(decision);
                manyAtOnce();
                textsComeBack();
                severalMailsAreClaimed();
                oneOfManyWins();
                assertThat(state(open.source()))
                        .as("connections are given back as they came")
                        .isEqualTo(before);
            }
        }

        private static List<Object> state(DataSource source) throws SQLException {
            try (Connection connection = source.getConnection()) {
                boolean mariadb = connection.getMetaData().getURL().contains("mariadb");
                return List.of(
                        connection.getAutoCommit(),
                        connection.getTransactionIsolation(),
                        mariadb ? sqlMode(connection) : "");
            }
        }

        private static String sqlMode(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet mode = statement.executeQuery("select @@sql_mode")) {
                mode.next();
                return mode.getString(1);
            }
        }

        /** A driver that sends the writes one by one must have a transaction around them. */
        private void aLateLossLeavesNothing(Decision decision) {
            Practice practice = given.practice(Given.NOW);
            Changes late = Changes.none(given.id())
                    .and(PracticeTable.PRACTICES.insert(practice))
                    .and(InvitationTable.INVITATIONS.insert(decision.invitation()));

            assertThat(storage.apply(late)).isInstanceOf(Applied.Lost.class);

            assertThat(storage.port(OrganizationStore.class)
                            .practice(viewer, practice.id())
                            .value())
                    .isEmpty();
        }

        private void manyAtOnce() {
            List<Practice> practices = IntStream.range(0, MANY)
                    .mapToObj(number -> given.practice(Given.NOW))
                    .toList();
            Changes open = Changes.none(given.id());
            Changes change = Changes.none(given.id());
            for (Practice practice : practices) {
                open = open.and(PracticeTable.PRACTICES.insert(practice));
                change = change.and(PracticeTable.PRACTICES.update(
                        practice.withCodeWord(practice.codeWord(), Moves.next(practice.revision()))));
            }
            assertThat(storage.apply(open)).isEqualTo(new Applied.Done());
            assertThat(storage.apply(change)).isEqualTo(new Applied.Done());
            assertThat(storage.apply(change)).isInstanceOf(Applied.Lost.class);
            assertThat(storage.apply(open)).isInstanceOf(Applied.Lost.class);
        }

        private void textsComeBack() {
            Invitation row = given.invitation("o'neill\\\"%_:x?@weiss.example");
            assertThat(storage.apply(given.inviting(row))).isEqualTo(new Applied.Done());
            assertThat(storage.port(InvitationStore.class)
                            .find(viewer, row.id())
                            .value()
                            .map(TrackedInvitation::invitation))
                    .contains(row);
            JournalQuery query = new JournalQuery(
                    JournalQuery.Filter.all(), JournalQuery.Order.OLDEST_FIRST, new Slice(100, Optional.empty()));
            List<JournalEntry> entries =
                    storage.port(JournalStore.class).page(viewer, query).value();
            assertThat(entries)
                    .hasSizeGreaterThan(2)
                    .allSatisfy(
                            entry -> assertThat(entry.event().refusedBecause()).isEmpty());
        }

        private void severalMailsAreClaimed() {
            for (String name : List.of("eva", "leo", "ida")) {
                storage.apply(given.inviting(given.invitation(name + "@weiss.example")));
            }
            MessageWork work = storage.port(MessageWork.class);
            List<Claimed> claimed = work.claim(ClaimRequest.any(Given.NOW, 100, Duration.ofHours(1))).stream()
                    .filter(one -> one.message().organization().equals(given.id()))
                    .toList();
            assertThat(claimed).hasSize(5);
            assertThat(claimed)
                    .allSatisfy(one -> assertThat(work.settle(one, new Settlement.Sent(Given.NOW)))
                            .isTrue());
            assertThat(claimed)
                    .allSatisfy(one -> assertThat(work.settle(one, new Settlement.Sent(Given.NOW)))
                            .isFalse());
        }

        private void oneOfManyWins() {
            Practice practice = given.practice(Given.NOW);
            storage.apply(Changes.none(given.id()).and(PracticeTable.PRACTICES.insert(practice)));
            Changes change = Changes.none(given.id())
                    .and(PracticeTable.PRACTICES.update(
                            practice.withCodeWord(practice.codeWord(), Moves.next(practice.revision()))));
            assertThat(Race.of(4, runner -> storage.apply(change)))
                    .filteredOn(Applied.Done.class::isInstance)
                    .hasSize(1);
        }
    }
}
