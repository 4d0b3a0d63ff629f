package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.audit.PersonalData;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.model.Id;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.RollbackRequiredException;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is done on a joined roster is part of the host's transaction, and the journal stays whole however that ends. */
@EveryStorage
@OnDatabases
@RosterTest
@Tag("G1")
@Tag("G4")
@Tag("G6")
class JoinedRosterTest {

    private static final String BEN = "ben@weiss.example";

    private final AtomicInteger nudges = new AtomicInteger();
    private HostDatabase database;
    private Kit kit;
    private Roster roster;
    private Office office;
    private Session owner;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        database = HostDatabase.ofThisRun();
        kit = Kit.of(
                storage, clock, StandardProfile.of("Example"), builder -> builder.whenQueued(nudges::incrementAndGet));
        roster = kit.roster();
        office = kit.offices().open();
        owner = office.session();
    }

    @Test
    void theHostCommitsAndEverythingIsThere() {
        UserId zoe = office.join("zoe").user();
        int before = nudges.get();
        InvitationId ben = database.transaction(connection -> {
            HostDatabase.note(connection, BEN);
            Desk desk = desk(connection);
            InvitationId invited = invite(desk).orThrow().invitation();
            desk.users().rename(zoe, "Zoe").orThrow();
            desk.users().rename(zoe, "Zoe Weiss").orThrow();
            assertThat(desk.invitations().get(invited).refusal()).isEmpty();
            assertThat(kit.mail().to(BEN).count()).isZero();
            assertThat(office.desk().invitations().get(invited).refusal()).isPresent();
            connection.commit();
            return invited;
        });

        assertThat(database.notes()).isEqualTo(1);
        assertThat(nudges).hasValue(before);
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
        assertThat(name(zoe)).contains("Zoe Weiss");
        assertWhole(ben, zoe);
        office.desk().invitations().withdraw(ben).orThrow();
        assertWhole(ben);
    }

    @Test
    void theHostRollsBackAndNothingIsThere() {
        UserId zoe = office.join("zoe").user();
        Snapshot before = Snapshot.of(office.desk());
        database.transaction(connection -> {
            HostDatabase.note(connection, BEN);
            Desk desk = desk(connection);
            invite(desk.once("hire-1")).orThrow();
            desk.users().lock(zoe).orThrow();
            connection.rollback();
            return true;
        });

        assertThat(Snapshot.of(office.desk())).isEqualTo(before);
        assertThat(database.notes()).isZero();
        assertThat(kit.mail().to(BEN).count()).isZero();
        InvitationId ben = invite(office.once("hire-1")).orThrow().invitation();
        office.desk().users().lock(zoe).orThrow();
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
        assertWhole(ben, zoe);
    }

    @Test
    void aRefusalIsJournaledInTheTransactionAndDoesNotEndIt() {
        Session member = office.join("zoe");
        for (boolean commits : List.of(false, true)) {
            database.transaction(connection -> {
                Outcome<InvitationReceipt> refused =
                        invite(HostDatabase.joined(roster, connection).as(new Actor.Member(member), Someone.AT_HOME));
                assertRefused(refused, AccessReason.NOT_PERMITTED);
                HostDatabase.note(connection, "after a refusal");
                if (commits) {
                    connection.commit();
                }
                return true;
            });
            assertThat(office.journal("invitation.invite"))
                    .filteredOn(entry -> entry.refusal().isPresent())
                    .hasSize(commits ? 1 : 0)
                    .allSatisfy(
                            entry -> assertThat(entry.agent().source()).isEqualTo(PersonalData.known("203.0.113.7")));
        }
        assertThat(database.notes()).isEqualTo(1);
    }

    @Test
    void aRequestHasOneEffectAndOneAnswer() {
        InvitationReceipt first = database.transaction(connection -> {
            Desk desk = desk(connection);
            InvitationReceipt answer = invite(desk.once("hire-2")).orThrow();
            assertThat(invite(desk.once("hire-2")).orThrow()).isEqualTo(answer);
            connection.commit();
            return answer;
        });

        assertThat(invite(office.once("hire-2")).orThrow()).isEqualTo(first);
        database.transaction(connection -> {
            Desk desk = desk(connection);
            assertThat(invite(desk.once("hire-2")).orThrow()).isEqualTo(first);
            assertRefused(
                    desk.once("hire-2").invitations().invite("other@weiss.example", STAFF), InputReason.REQUEST_REUSED);
            return true;
        });
        assertThat(office.journal("invitation.invite"))
                .filteredOn(entry -> entry.refusal().isEmpty())
                .hasSize(2);
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
    }

    @Test
    void aRosterOnAPoolOfOneTakesNoSecondConnection(MovableClock clock) {
        try (HikariDataSource pool = HostDatabase.ofOneConnection()) {
            Kit own = Kit.of(JdbcStorage.on(pool), clock, StandardProfile.of("Example"));
            Office office1 = own.offices().open();
            Session session = office1.session();
            new HostDatabase(pool).transaction(connection -> {
                Desk desk = HostDatabase.joined(own.roster(), connection).as(session);
                invite(desk.once("hire-3")).orThrow();
                desk.practices().open("Second floor").orThrow();
                assertThat(desk.account().get().refusal()).isEmpty();
                assertThatThrownBy(() -> invite(office1.desk()))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("no connection could be had");
                connection.commit();
                return true;
            });

            assertThat(own.mail().to(BEN).count()).isEqualTo(1);
        }
    }

    /** Another caller invites the same person between the decision and the write. */
    @Test
    void whoIsLateThrowsAndNothingMoreIsDone() {
        database.transaction(connection -> {
            HostDatabase.note(connection, BEN);
            Desk late = late(connection, () -> invite(office.desk()).orThrow());
            assertThatThrownBy(() -> invite(late.once("hire-4")))
                    .isInstanceOfSatisfying(
                            RollbackRequiredException.class,
                            thrown -> assertThat(thrown.isRepeatable()).isTrue());
            assertThatThrownBy(() -> late.practices().open("Second floor"))
                    .isInstanceOf(RollbackRequiredException.class);
            assertThatThrownBy(() -> late.users().get(owner.user())).isInstanceOf(RollbackRequiredException.class);
            assertThatThrownBy(() -> late.permissions().may(Permission.INVITE))
                    .isInstanceOf(RollbackRequiredException.class);
            return true;
        });

        assertThat(database.notes()).isZero();
        database.transaction(connection -> {
            assertRefused(invite(desk(connection).once("hire-4")), InvitationReason.ALREADY_INVITED);
            return true;
        });
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
    }

    /**
     * The request is written before the invitation that fails. PostgreSQL rolls all back; the others keep what is
     * whole.
     */
    @Test
    void aHostThatCommitsAllTheSameCommitsNoPartOfTheLostChange() {
        UserId zoe = office.join("zoe").user();
        AtomicReference<InvitationId> ben = new AtomicReference<>();
        database.transaction(connection -> {
            HostDatabase.note(connection, BEN);
            Desk late = late(connection, () -> {});
            late.users().rename(zoe, "Zoe Weiss").orThrow();
            Desk later = late(
                    connection, () -> ben.set(invite(office.desk()).orThrow().invitation()));
            assertThatThrownBy(() -> invite(later.once("hire-5"))).isInstanceOf(RollbackRequiredException.class);
            connection.commit();
            return true;
        });

        boolean before = !"postgresql".equals(System.getProperty("rosterkit.storage"));
        assertThat(database.notes()).isEqualTo(before ? 1 : 0);
        assertThat(office.journal("user.rename")).hasSize(before ? 1 : 0);
        assertThat(name(zoe)).isEqualTo(before ? Optional.of("Zoe Weiss") : Optional.empty());
        assertThat(office.journal("invitation.invite"))
                .filteredOn(entry -> entry.refusal().isEmpty())
                .hasSize(2);
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
        assertRefused(invite(office.once("hire-5")), InvitationReason.ALREADY_INVITED);
        assertWhole(zoe, ben.get());
    }

    @Test
    void oneOfManyTransactionsForOneAddressWins() {
        List<String> answers = Barrier.together(
                8,
                number -> () -> database.transaction(connection -> {
                    HostDatabase.note(connection, "host " + number);
                    try {
                        Outcome<InvitationReceipt> outcome = invite(desk(connection));
                        connection.commit();
                        return outcome.fold(done -> "done", refusal -> refusal.code());
                    } catch (RollbackRequiredException late) {
                        return late.isRepeatable() ? "late" : "failed";
                    }
                }));

        assertThat(answers)
                .containsOnlyOnce("done")
                .isSubsetOf("done", "late", InvitationReason.ALREADY_INVITED.code());
        assertThat(database.notes())
                .isEqualTo(answers.stream()
                        .filter(answer -> !answer.equals("late"))
                        .count());
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
        assertWhole(invitationOfBen());
    }

    /** With a snapshot of the beginning the administrator would act on. */
    @Test
    @Tag("G3")
    void whoeverLostTheRightDuringTheTransactionMayNotAct() {
        Session administrator = office.join("admin", OFFICE_ADMINISTRATOR);
        database.transaction(connection -> {
            Desk desk = HostDatabase.joined(roster, connection).as(administrator);
            assertThat(desk.permissions().may(Permission.INVITE)).isTrue();

            office.desk().users().deactivate(administrator.user()).orThrow();

            assertRefused(invite(desk), AccessReason.ACTOR_NOT_ACTIVE);
            return true;
        });
    }

    @Test
    void theLastWhoMayUnlockIsKeptByTheGuard() {
        UserId zoe = office.join("zoe", OWNER).user();
        Actor support = new Actor.Support(office.organization(), "kim", Permission.ofLibrary(), "4711");
        database.transaction(connection -> {
            Desk late = late(
                    connection,
                    support,
                    () -> office.support().users().deactivate(zoe).orThrow());
            assertThatThrownBy(() -> late.users().deactivate(owner.user()))
                    .isInstanceOf(RollbackRequiredException.class);
            return true;
        });
        database.transaction(connection -> {
            assertThat(HostDatabase.joined(roster, connection)
                            .as(support)
                            .users()
                            .deactivate(owner.user())
                            .refusal())
                    .isPresent();
            connection.commit();
            return true;
        });

        assertThat(office.desk().permissions().may(Permission.UNLOCK_USERS)).isTrue();
    }

    private Desk desk(Connection connection) {
        return HostDatabase.joined(roster, connection).as(owner);
    }

    private Desk late(Connection connection, Runnable meanwhile) {
        return late(connection, new Actor.Member(owner), meanwhile);
    }

    private Desk late(Connection connection, Actor actor, Runnable meanwhile) {
        return roster.joining(new JoinedMeanwhile(JdbcStorage.joined(connection), meanwhile))
                .as(actor);
    }

    private Optional<String> name(UserId user) {
        return office.desk().users().get(user).orThrow().contact().name().map(DisplayName::text);
    }

    private InvitationId invitationOfBen() {
        return Snapshot.of(office.desk()).invitations().stream()
                .filter(row -> row.invitee().address().key().equals(BEN))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Outcome<InvitationReceipt> invite(Desk desk) {
        return desk.invitations().invite(BEN, STAFF);
    }

    private static void assertRefused(Outcome<?> outcome, Reason reason) {
        assertThat(outcome.refusal().orElseThrow().reason()).isEqualTo(reason);
    }

    private void assertWhole(Id... subjects) {
        assertThat(subjects)
                .allSatisfy(subject -> assertThat(office.desk()
                                .journal()
                                .verify(subject)
                                .orThrow()
                                .holds())
                        .isTrue());
    }
}
