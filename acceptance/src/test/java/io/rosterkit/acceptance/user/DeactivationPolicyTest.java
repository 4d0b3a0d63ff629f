package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.ReactivationReceipt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a deactivated user keeps, where the product clears roles and practices and where it does not. */
@RosterTest
@Tag("T6")
class DeactivationPolicyTest {

    private Storage storage;
    private MovableClock clock;
    private Kit kit;
    private Office office;
    private People people;

    @BeforeEach
    void open(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
        open(DeactivationPolicy.standard().clearsRolesAndPractices(true));
    }

    private void open(DeactivationPolicy policy) {
        kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example").deactivation(policy).build());
        office = kit.offices().open();
        people = People.of(kit.roster(), office);
    }

    @EveryStorage
    @Test
    void aUserWithoutRolesAndPracticesSignsInAndReachesNoPracticeUntilBothAreAssignedAgain() {
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        office.desk().users().deactivate(ben).orThrow();
        assertThat(people.seen(ben).status().roles()).isEmpty();
        assertThat(people.seen(ben).status().practices()).isEmpty();

        assertThat(office.desk().users().reactivate(ben))
                .isEqualTo(Outcome.done(new ReactivationReceipt(ben, Set.of())));

        assertThat(people.signsIn("Ben").refusal()).isEmpty();
        Session session = people.session(ben);
        assertThat(people.seen(ben).status().practices()).isEmpty();
        assertThat(kit.roster().as(session).permissions().may(Permission.VIEW_USERS))
                .isFalse();
        assertThat(reason(kit.roster().as(session).users().get(ben))).isEqualTo(AccessReason.NOT_PERMITTED);

        office.desk().users().changeRoles(ben, Set.of(OFFICE_ADMINISTRATOR)).orThrow();
        assertThat(people.seen(ben).status().practices()).isEmpty();
        office.desk()
                .assignments()
                .assign(ben, office.founded().practice(), ValidityDraft.always())
                .orThrow();

        assertThat(kit.roster().as(people.session(ben)).permissions().may(Permission.VIEW_USERS))
                .isTrue();
        assertThat(people.seen(ben).status().practices())
                .containsExactly(office.founded().practice());
    }

    @EveryStorage
    @Test
    void manyAreClearedAsOneIs() {
        List<UserId> users = List.of(member("Ben", OFFICE_ADMINISTRATOR), member("Cleo", OWNER));

        assertThat(office.desk().lifecycle().deactivateAll(users).orThrow().isComplete())
                .isTrue();
        assertThat(office.desk().lifecycle().reactivateAll(users).orThrow().isComplete())
                .isTrue();

        assertThat(users).allSatisfy(user -> {
            assertThat(people.seen(user).status().roles()).isEmpty();
            assertThat(people.seen(user).status().practices()).isEmpty();
        });
    }

    @EveryStorage
    @Test
    @Tag("G4")
    void theJournalKeepsWhatWasTaken() {
        UserId ben = member("Ben", OWNER, OFFICE_ADMINISTRATOR);

        office.desk().users().deactivate(ben).orThrow();

        assertThat(office.journal("user.deactivate"))
                .singleElement()
                .extracting(JournalRecord::details)
                .satisfies(details -> assertThat(details)
                        .containsEntry("roles", "office-administrator owner")
                        .containsEntry("practices", office.founded().practice().toString()));
        assertThat(office.desk().journal().verify(ben).orThrow().holds()).isTrue();
    }

    @EveryStorage
    @Test
    void rolesOfAnyTimeAndPlaceAreTakenAndPracticesAreOverFromNow() {
        UserId ben = member("Ben", OWNER);
        Instant now = clock.instant();
        PracticeId left = practice("Left wing");
        PracticeId right = practice("Right wing");
        Validity over = new Validity(Optional.empty(), Optional.of(now.minusSeconds(60)));
        Validity later = new Validity(Optional.of(now.plusSeconds(60)), Optional.empty());
        change(
                ben,
                Set.of(
                        new RoleGrant(OWNER, Optional.of(left), Validity.always(), Optional.empty()),
                        new RoleGrant(OFFICE_ADMINISTRATOR, Optional.empty(), later, Optional.empty())),
                Set.of(
                        PracticeAssignment.of(office.founded().practice(), Optional.empty()),
                        new PracticeAssignment(left, over, Optional.empty()),
                        new PracticeAssignment(right, later, Optional.empty())));

        office.desk().users().deactivate(ben).orThrow();

        User.Status status = stored(ben).status();
        assertThat(status.grants()).isEmpty();
        assertThat(status.assignments())
                .containsExactlyInAnyOrder(
                        new PracticeAssignment(
                                office.founded().practice(),
                                new Validity(Optional.empty(), Optional.of(now)),
                                Optional.empty()),
                        new PracticeAssignment(left, over, Optional.empty()),
                        new PracticeAssignment(
                                right,
                                new Validity(Optional.of(now.minus(1, ChronoUnit.MICROS)), Optional.of(now)),
                                Optional.empty()));
        clock.move(Duration.ofSeconds(60));
        office.desk().users().reactivate(ben).orThrow();
        assertThat(people.seen(ben).status().roles()).isEmpty();
        assertThat(people.seen(ben).status().practices()).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("N5")
    void noCodeWordIsRightForAUserWithoutTheFormerPractice() {
        UserId ben = member("Ben");
        office.desk().users().deactivate(ben).orThrow();
        office.desk().users().reactivate(ben).orThrow();
        var front = kit.roster().front(office.organization(), new Source("192.0.2.7"));
        front.recover(People.address("Ben")).orThrow();
        String link = kit.mail().to(People.address("Ben")).link();

        assertThat(reason(front.resetPassword(link, office.codeWord(), "a bicycle in the snow")))
                .isEqualTo(InvitationReason.CODE_WORD_WRONG);
        office.desk()
                .assignments()
                .assign(ben, office.founded().practice(), ValidityDraft.always())
                .orThrow();
        front.resetPassword(link, office.codeWord(), "a bicycle in the snow").orThrow();
    }

    @Test
    @Tag("G8")
    void onlyWhoMayTakeTheRolesMayDeactivate() {
        UserId ben = member("Ben", OWNER);
        var administrator = kit.roster().as(office.join("admin", OFFICE_ADMINISTRATOR));

        assertThat(reason(administrator.users().deactivate(ben))).isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);

        assertThat(people.seen(ben).status().roles()).containsExactly(OWNER);
        assertThat(people.seen(ben).status().practices())
                .containsExactly(office.founded().practice());
    }

    @Test
    @Tag("L8")
    void theLastWhoMayUnlockKeepsEverything() {
        UserId owner = office.session().user();

        assertThat(reason(office.support().users().deactivate(owner))).isEqualTo(UserReason.LAST_UNLOCKER);

        assertThat(people.seen(owner).status().roles()).containsExactly(OWNER);
    }

    @EveryStorage
    @Test
    void byDefaultBothAreKeptAndBothComeBack() {
        open(DeactivationPolicy.standard());
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        User.Status before = stored(ben).status();

        office.desk().users().deactivate(ben).orThrow();

        assertThat(DeactivationPolicy.standard().clearsRolesAndPractices()).isFalse();
        assertThat(stored(ben).status()).isEqualTo(before.with(UserStatus.DEACTIVATED));
        office.desk().users().reactivate(ben).orThrow();
        assertThat(stored(ben).status()).isEqualTo(before);
        assertThat(office.journal("user.deactivate"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).isEmpty());
    }

    @Test
    void aClosedUserKeepsBothAsAPartOfTheRecord() {
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        User.Status before = stored(ben).status();

        office.desk().users().close(ben).orThrow();

        assertThat(stored(ben).status()).isEqualTo(before.with(UserStatus.CLOSED));
    }

    /** A user with these roles. An imported user belongs to the first practice. */
    private UserId member(String name, Role... roles) {
        UserId user = people.named(name, roles);
        assertThat(people.seen(user).status().practices())
                .containsExactly(office.founded().practice());
        return user;
    }

    private PracticeId practice(String name) {
        return office.desk().practices().open(name).orThrow().practice();
    }

    /** Gives the user these and no others, past all rules. */
    private void change(UserId user, Set<RoleGrant> grants, Set<PracticeAssignment> assignments) {
        User before = stored(user);
        User after = before.withStatus(
                before.status().with(grants).assigned(assignments),
                before.security(),
                before.revision().next(before.revision().seal()));
        assertThat(storage.apply(UserRows.update(before, after))).isInstanceOf(Applied.Done.class);
    }

    private User stored(UserId user) {
        return Stored.user(storage, office.organization(), user);
    }
}
