package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.storage.TestDatabase;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.health.DamagedRow;
import io.rosterkit.health.Health;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lifecycle.InactivityPolicy;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.notice.DispatchReport;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored rows that were changed by hand. */
@EveryStorage
@RosterTest
@Tag("V3")
class DamagedStorageTest {

    private Kit kit;
    private Offices.Office office;
    private Session ben;

    @BeforeEach
    void join(Kit given) {
        kit = given;
        office = kit.offices().open();
        ben = office.join("ben", OFFICE_ADMINISTRATOR);
    }

    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "user, status, update rk_user set status = 'SLEEPING' where address_key like 'ben@%'",
                "user, lock_kind, update rk_user set lock_kind = 'CAT' where address_key like 'ben@%'",
                "organization, overrides, update rk_organization set overrides = 'session=for ever'",
                "organization, state, update rk_organization set state = 'AJAR'",
                "organization, profile, update rk_organization set profile = 'a b'",
                "user_role, scope, update rk_user_role set scope = 'WORLD'",
                "user, user_type, update rk_user set user_type = 'A Type' where address_key like 'ben@%'",
                "user_permission, effect, \"insert into rk_user_permission (organization, user_id, permission, effect)"
                        + " select organization, id, 'invite', 'PERHAPS' from rk_user where address_key like 'ben@%'\"",
            })
    void failsTheCallsThatNeedItAndHealthNamesIt(String table, String column, String damage) throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        execute(damage);
        Desk desk = kit.roster().as(ben);

        assertThatThrownBy(() -> desk.users().get(ben.user()))
                .isInstanceOf(DamagedRowException.class)
                .hasMessageContaining("a row of " + table)
                .hasMessageContaining("column " + column);
        assertThatThrownBy(() -> desk.users().get(ben.user())).isInstanceOf(DamagedRowException.class);

        assertThat(health().damagedRows()).singleElement().satisfies(row -> {
            assertThat(row.table()).isEqualTo(table);
            assertThat(row.column()).isEqualTo(column);
            assertThat(row.key()).contains(office.organization().toString());
        });
        assertThat(health().isUp()).isTrue();
    }

    @Test
    void aCodeWordThatDoesNotOpenIsNeitherShownNorTakenForAnother(Storage storage) {
        Practice practice = storage.port(OrganizationStore.class)
                .practices(office.organization())
                .get(0);
        Practice damaged = practice.withCodeWord(
                new SealedWord(1, Bytes.of(new byte[39])),
                practice.revision().next(practice.revision().seal()));
        assertThat(storage.apply(Changes.none(office.organization()).and(PracticeTable.PRACTICES.update(damaged))))
                .isEqualTo(new Applied.Done());

        assertThatThrownBy(() -> office.desk().practices().showCodeWord(practice.id()))
                .isInstanceOf(DamagedRowException.class)
                .hasMessageContaining("column code_word holds a value that no version of the library writes");

        assertThat(health().damagedRows())
                .containsExactly(new DamagedRow(
                        "practice", "organization " + office.organization() + ", id " + practice.id(), "code_word"));
    }

    @Test
    void aMessageToADamagedRowWaitsAndTheOthersGoOut(MovableClock clock) throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        Invitations invitations = kit.roster().as(ben).invitations();
        invitations.invite("ida@weiss.example", STAFF).orThrow();
        invitations.invite("eva@weiss.example", STAFF).orThrow();
        execute("update rk_invitation set state = 'LOST' where address_key like 'ida@%'");

        DispatchReport report = kit.roster().operations().dispatch(10);

        assertThat(report.sent()).isEqualTo(1);
        assertThat(health().damagedRows())
                .extracting(DamagedRow::table, DamagedRow::column)
                .containsExactly(tuple("invitation", "state"));
        execute("update rk_invitation set state = 'OPEN' where address_key like 'ida@%'");
        clock.move(Duration.ofMinutes(15));
        assertThat(kit.roster().operations().dispatch(10).sent()).isEqualTo(1);
    }

    @Test
    void aMessageToARowThatStaysDamagedIsADeadLetterAtLast(MovableClock clock) throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        kit.roster().as(ben).invitations().invite("ida@weiss.example", STAFF).orThrow();
        execute("update rk_invitation set state = 'LOST' where address_key like 'ida@%'");

        for (int round = 0; round < 20; round++) {
            kit.roster().operations().dispatch(10);
            clock.move(Duration.ofMinutes(15));
        }

        assertThat(kit.roster().operations().outbox().deadLetters(Optional.empty(), 10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.delivery().failure()).contains("damaged-row"));
    }

    /** Say one of a later version, which shares the outbox. */
    @Test
    void aMessageThatIsDamagedItselfHoldsNoOtherBack() throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        Invitations invitations = kit.roster().as(ben).invitations();
        invitations.invite("ida@weiss.example", STAFF).orThrow();
        invitations.invite("eva@weiss.example", STAFF).orThrow();
        execute("update rk_message set notice = 'LATER' where address_key like 'ida@%'");

        assertThat(kit.roster().operations().dispatch(10).sent()).isEqualTo(1);
        assertThat(kit.roster().operations().dispatch(10).sent()).isZero();

        execute("update rk_message set lease_until = null where address_key like 'ida@%'");
        assertThat(kit.roster().operations().dispatch(10).sent()).isZero();
        assertThat(health().damagedRows())
                .extracting(DamagedRow::table, DamagedRow::column)
                .containsExactly(tuple("message", "notice"));
        assertThat(kit.mail().to("eva@weiss.example").count()).isEqualTo(1);
    }

    @Test
    void messagesThatAreDamagedHoldNoOtherBackHoweverFewAreSentAtOnce() throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        Invitations invitations = kit.roster().as(ben).invitations();
        for (String name : List.of("ida", "ina", "eva", "ada")) {
            invitations.invite(name + "@weiss.example", STAFF).orThrow();
        }
        execute("update rk_message set notice = 'LATER' where address_key like 'i%'");

        assertThat(kit.roster().operations().dispatch(1).sent()).isEqualTo(1);
        assertThat(kit.roster().operations().dispatch(1).sent()).isEqualTo(1);
        assertThat(kit.roster().operations().dispatch(1).sent()).isZero();
    }

    /** After an outage one message is sent first, to see whether the gateway is there again. */
    @Test
    void aMessageThatIsDamagedDoesNotKeepTheGatewayDown(MovableClock clock) throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        Invitations invitations = kit.roster().as(ben).invitations();
        invitations.invite("eva@weiss.example", STAFF).orThrow();
        kit.faults().nextMail(new Receipt.Unavailable("timeout"));
        assertThat(kit.roster().operations().dispatch(10).sent()).isZero();
        invitations.invite("ida@weiss.example", STAFF).orThrow();
        execute("update rk_message set notice = 'LATER', due = '2000-01-01 00:00:00' where address_key like 'ida@%'");
        clock.move(Duration.ofMinutes(10));

        assertThat(kit.roster().operations().dispatch(10).sent()).isEqualTo(1);
        assertThat(kit.mail().to("eva@weiss.example").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update rk_invitation set user_type = 'a b' where address_key like 'ida@%'",
                "update rk_organization set overrides = 'session=for ever' where name = 'Other'"
            })
    void anInvitationOfADamagedRowHoldsNoOtherBackFromItsEnd(String damage, MovableClock clock) throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        Offices.Office other = kit.offices().open("Other");
        other.desk().invitations().invite("ida@weiss.example", STAFF).orThrow();
        clock.move(Duration.ofSeconds(1));
        kit.roster().as(ben).invitations().invite("eva@weiss.example", STAFF).orThrow();
        execute(damage);
        clock.move(Duration.ofDays(8));

        assertThat(kit.roster().operations().expire(1).total()).isEqualTo(1);
        assertThat(kit.roster().operations().expire(1).total()).isZero();

        assertThat(health().damagedRows()).isNotEmpty();
    }

    @Test
    @Tag("X1")
    void aDamagedAdministratorHoldsNoAnnouncementToOthersBack(MovableClock clock) throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        UserId cleo = office.join("cleo").user();
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        office.desk()
                .assignments()
                .limit(cleo, ValidityDraft.always().until(tomorrow))
                .orThrow();
        execute("update rk_user set lock_kind = 'CAT' where address_key like 'ben@%'");

        assertThat(kit.roster().operations().expire(1).announced()).isEqualTo(1);

        assertThat(kit.mail().all())
                .anySatisfy(mail -> assertThat(mail.to().original()).startsWith("cleo@"));
    }

    /** More than a run reads at once. */
    @Test
    @Tag("X2")
    void manyDamagedUsersHoldNoWarningToOthersBack(Storage storage, MovableClock clock) throws SQLException {
        assumeTrue(
                "h2".equals(System.getProperty("rosterkit.storage")),
                "on one database, whose rows can be changed by hand");
        Kit warning = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .deactivation(
                                DeactivationPolicy.standard().inactivity(InactivityPolicy.after(Duration.ofDays(30))))
                        .build());
        for (int number = 0; number < 130; number++) {
            importUser("clerk" + number);
        }
        execute("update rk_user set lock_kind = 'CAT' where address_key like 'clerk%'");
        importUser("cleo");
        clock.move(Duration.ofDays(60));

        assertThat(warning.roster().operations().expire(10).warned()).isPositive();

        assertThat(warning.mail().to("cleo@weiss.example").count()).isEqualTo(1);
    }

    private void importUser(String name) {
        kit.roster()
                .operations()
                .importUser(
                        office.organization(),
                        UserImport.of(name + "@weiss.example", STAFF).verified())
                .orThrow();
    }

    @Test
    void aLockOfAnUnknownKindLetsNobodyAct() throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        execute("update rk_user set lock_kind = 'CAT', lock_since = since where address_key like 'ben@%'");

        assertThatThrownBy(
                        () -> kit.roster().as(ben).users().get(office.session().user()))
                .isInstanceOf(DamagedRowException.class);
        assertThatThrownBy(() -> kit.roster().as(ben).invitations().invite("eva@weiss.example", STAFF))
                .isInstanceOf(DamagedRowException.class);
    }

    @Test
    void aCodeOfARoleWithACommaIsADamagedRow() throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        execute("update rk_user_role set role = 'a,b' where role = '" + OFFICE_ADMINISTRATOR + "'");

        assertThatThrownBy(() -> kit.roster().as(ben).users().get(ben.user()))
                .isInstanceOf(DamagedRowException.class)
                .hasMessageContaining("a row of user_role");
        assertThat(health().damagedRows()).extracting(DamagedRow::table).containsExactly("user_role");
    }

    @Test
    @Tag("L7")
    void aDamagedSaltHoldsUpNeitherThePageNorTheAnswerToAStranger() throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        Front front = kit.roster().front(office.organization(), new Source("203.0.113.9"));
        front.signIn("nobody@weiss.example", "a wrong password");
        execute("update rk_user set data_salt = " + bytes("0102") + " where address_key like 'owner@%'");
        assertThat(kit.roster()
                        .as(new Actor.Job(office.organization(), "host"))
                        .journal()
                        .read(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, PageRequest.first(10))
                        .refusal())
                .isEmpty();
        execute("update rk_organization set data_salt = " + bytes("0102"));

        Front stranger = kit.roster().front(office.organization(), new Source("203.0.113.10"));
        for (int attempt = 0; attempt < 40; attempt++) {
            assertThat(stranger.look("no link").refusal()).isPresent();
        }
    }

    private static String bytes(String hex) {
        return System.getProperty("rosterkit.storage", "memory").equals("postgresql")
                ? "'\\x" + hex + "'::bytea"
                : "x'" + hex + "'";
    }

    @Test
    void aRoleThatTheProfileDoesNotHaveAllowsNothingAndHealthNamesIt(Storage storage) throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        execute("update rk_user_role set role = 'hygienist' where role = '" + OFFICE_ADMINISTRATOR + "'");
        execute("update rk_user set user_type = 'robot' where address_key like 'ben@%'");
        Roster roster = kit.roster();

        assertThat(roster.as(ben)
                        .users()
                        .get(ben.user())
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(health().unknownCodes()).containsExactly("role hygienist", "type robot");

        roster.operations().signInExternally(office.organization(), ben.user()).orThrow();
        assertThat(health().unknownCodes()).containsExactly("role hygienist", "type robot");
    }

    @Test
    void withoutDamageThereIsNothingToTell() {
        assertThat(kit.roster().as(ben).users().get(ben.user()).refusal()).isEmpty();
        assertThat(kit.roster()
                        .as(ben)
                        .invitations()
                        .invite("eva@weiss.example", STAFF)
                        .refusal())
                .isEmpty();

        assertThat(health().damagedRows()).isEmpty();
        assertThat(health().unknownCodes()).isEmpty();
    }

    private Health health() {
        return kit.roster().operations().health();
    }

    private static void execute(String damage) throws SQLException {
        try (Connection connection = TestDatabase.current().orElseThrow().getConnection();
                PreparedStatement statement = connection.prepareStatement(damage)) {
            assertThat(statement.executeUpdate()).isPositive();
        }
    }
}
