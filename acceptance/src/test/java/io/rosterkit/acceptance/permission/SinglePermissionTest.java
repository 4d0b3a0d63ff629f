package io.rosterkit.acceptance.permission;

import static io.rosterkit.acceptance.permission.Portal.CLERK;
import static io.rosterkit.acceptance.permission.Portal.CREATE;
import static io.rosterkit.acceptance.permission.Portal.LARGE_FILES;
import static io.rosterkit.acceptance.permission.Portal.PROFESSIONAL;
import static io.rosterkit.acceptance.permission.Portal.RECALL;
import static io.rosterkit.acceptance.permission.Portal.SIGNATURE;
import static io.rosterkit.acceptance.permission.Portal.reason;
import static io.rosterkit.model.access.AccessReason.NEVER_OF_TYPE;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.PERMISSION_NOT_GRANTABLE;
import static io.rosterkit.model.access.AccessReason.PERMISSION_UNKNOWN;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.model.access.Permission.UNLOCK_USERS;
import static io.rosterkit.model.user.UserReason.LAST_UNLOCKER;
import static io.rosterkit.model.user.UserReason.NOT_ONESELF;
import static io.rosterkit.model.user.UserReason.SUPPORT_MAY_NOT;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.TypeRule;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.permission.Permissions;
import io.rosterkit.permission.UserPermissions;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Faults;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Permissions that are granted and denied to single users. */
@RosterTest
@Tag("P4")
class SinglePermissionTest {

    private final Storage storage;
    private final MovableClock clock;
    private Portal portal;

    SinglePermissionTest(Storage storage, MovableClock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        portal = Portal.open(storage, clock);
    }

    @EveryStorage
    @Test
    void aSingleGrantGivesWhatNeitherTypeNorRoleGivesUntilItIsTaken() {
        UserId ben = portal.user("ben", STAFF);
        Desk desk = portal.desk(ben);
        assertThat(desk.permissions().may(RECALL)).isFalse();

        portal.owner().grant(ben, RECALL).orThrow();
        assertThat(desk.permissions().may(RECALL)).isTrue();

        portal.owner().withdrawGrant(ben, RECALL).orThrow();
        assertThat(desk.permissions().may(RECALL)).isFalse();
    }

    @EveryStorage
    @Test
    void aDenialWinsOverGrantTypeAndRoleUntilItIsLifted() {
        UserId byType = portal.user("ben", PROFESSIONAL);
        UserId byRole = portal.user("cleo", STAFF, OWNER);
        UserId byGrant = portal.user("dora", STAFF);
        portal.owner().grant(byGrant, RECALL).orThrow();

        for (UserId user : List.of(byType, byRole, byGrant)) {
            Desk desk = portal.desk(user);
            assertThat(desk.permissions().may(RECALL)).isTrue();
            portal.owner().deny(user, RECALL).orThrow();
            assertThat(desk.permissions().may(RECALL)).isFalse();
            portal.owner().grant(user, RECALL).orThrow();
            assertThat(desk.permissions().may(RECALL)).as("granted later").isFalse();
            portal.owner().withdrawDenial(user, RECALL).orThrow();
            assertThat(desk.permissions().may(RECALL)).isTrue();
        }
    }

    @EveryStorage
    @Test
    @Tag("G8")
    void whoHoldsAPermissionUntilAnEndGivesItToNobodyAndMayDenyIt() {
        UserId ben = portal.user("ben", STAFF);
        UserId cleo = portal.user("cleo", STAFF);
        ValidityDraft untilTomorrow =
                ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(1)));
        portal.ownerDesk().assignments().grantRole(ben, OWNER, untilTomorrow).orThrow();
        Permissions deputy = portal.desk(ben).permissions();

        assertThat(deputy.grant(cleo, RECALL).refusal()).isPresent();
        deputy.deny(cleo, RECALL).orThrow();
        assertThat(deputy.withdrawDenial(cleo, RECALL).refusal()).isPresent();
        portal.owner().withdrawDenial(cleo, RECALL).orThrow();
    }

    /** It holds for the operations of the library, too. */
    @Test
    void whomInvitingIsDeniedDoesNotInviteAndWhomItIsGrantedDoes() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        UserId cleo = portal.user("cleo", STAFF);
        portal.owner().deny(ben, INVITE).orThrow();
        portal.owner().grant(cleo, INVITE).orThrow();

        assertThat(reason(portal.desk(ben).invitations().invite("eva@weiss.example", GUEST)))
                .isEqualTo(NOT_PERMITTED);
        assertThat(portal.desk(cleo)
                        .invitations()
                        .invite("eva@weiss.example", STAFF)
                        .refusal())
                .isEmpty();
        assertThat(portal.office().journal("invitation.invite"))
                .filteredOn(entry -> entry.refusal().isEmpty())
                .extracting(entry -> entry.agent().ground())
                .containsExactlyInAnyOrder("opening", "invite by single grant");
    }

    @Test
    void aGuestIsNotGrantedWhatAGuestNeverHasAndADowngradeOutweighsTheGrant() {
        UserId gus = portal.user("gus", GUEST);
        assertThat(reason(portal.owner().grant(gus, RECALL))).isEqualTo(NEVER_OF_TYPE);
        assertThat(portal.owner().grant(gus, CREATE).refusal()).isEmpty();
        assertThat(portal.desk(gus).permissions().may(CREATE)).isTrue();

        UserId ben = portal.user("ben", STAFF);
        portal.owner().grant(ben, RECALL).orThrow();
        portal.owner().changeType(ben, GUEST).orThrow();
        assertThat(portal.desk(ben).permissions().may(RECALL)).isFalse();
        portal.owner().changeType(ben, STAFF).orThrow();
        assertThat(portal.desk(ben).permissions().may(RECALL)).isTrue();
    }

    @EveryStorage
    @Test
    @Tag("G8")
    void whoDoesNotHaveThePermissionGivesDeniesAndTakesNothing() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        portal.owner().grant(ben, RECALL).orThrow();
        portal.owner().deny(ben, CREATE).orThrow();
        Permissions clerk = portal.desk(portal.user("cleo", STAFF, CLERK)).permissions();

        assertThat(Stream.of(
                        clerk.grant(ben, LARGE_FILES),
                        clerk.deny(ben, LARGE_FILES),
                        clerk.withdrawGrant(ben, RECALL),
                        clerk.withdrawDenial(ben, CREATE)))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(PERMISSION_NOT_GRANTABLE));
        UserPermissions after = portal.owner().of(ben).orThrow();
        assertThat(after.granted()).containsExactly(RECALL);
        assertThat(after.denied()).containsExactly(CREATE);
    }

    /** A user to whom a permission is denied does not hold it, and cannot give it. */
    @Test
    @Tag("G8")
    void whomAPermissionIsDeniedGivesItToNobody() {
        UserId second = portal.user("second", STAFF, OWNER);
        UserId ben = portal.user("ben", STAFF);
        portal.owner().deny(second, RECALL).orThrow();

        assertThat(reason(portal.desk(second).permissions().grant(ben, RECALL))).isEqualTo(PERMISSION_NOT_GRANTABLE);
    }

    @Test
    void onlyWhatTheProfileGivesSinglyIsGrantedOrDenied() {
        UserId ben = portal.user("ben", STAFF);

        for (Permission permission : List.of(SIGNATURE, Permission.MANAGE_USERS, new Permission("ghost"))) {
            assertThat(reason(portal.owner().grant(ben, permission))).isEqualTo(PERMISSION_UNKNOWN);
            assertThat(reason(portal.owner().deny(ben, permission))).isEqualTo(PERMISSION_UNKNOWN);
        }
    }

    @EveryStorage
    @Test
    void whatTheProfileNoLongerGivesSinglyGrantsNothingIsNamedByHealthAndIsTakenByAnyone() {
        Permission relic = new Permission("relic");
        Portal before =
                Portal.open(storage, clock, profile -> profile.permission(relic).singlePermissions(relic));
        UserId ben = before.user("ben", STAFF);
        before.office().support().permissions().grant(ben, relic).orThrow();
        Portal later = Portal.open(storage, clock, profile -> profile.permission(relic));
        Desk desk = later.roster().as(before.session(ben));

        assertThat(desk.permissions().may(relic)).isFalse();
        assertThat(later.roster().operations().health().unknownCodes()).containsExactly("permission relic");
        Permissions clerk = later.roster()
                .as(before.session(before.user("cleo", STAFF, CLERK)))
                .permissions();
        assertThat(clerk.withdrawGrant(ben, relic).refusal()).isEmpty();
        assertThat(later.roster()
                        .as(before.office().session())
                        .permissions()
                        .of(ben)
                        .orThrow()
                        .granted())
                .isEmpty();
    }

    @Test
    void nobodyChangesTheOwnAndAClosedUserKeepsTheirs() {
        UserId gone = portal.user("gone", STAFF);
        portal.owner().grant(gone, RECALL).orThrow();
        portal.office().desk().users().close(gone).orThrow();

        assertThat(reason(portal.owner().grant(portal.office().session().user(), RECALL)))
                .isEqualTo(NOT_ONESELF);
        assertThat(reason(portal.owner().withdrawGrant(gone, RECALL))).isEqualTo(WRONG_STATE);
        assertThat(portal.owner().of(gone).orThrow().granted()).containsExactly(RECALL);
        assertThat(portal.owner().of(gone).orThrow().effective()).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("T6")
    void aDeactivationKeepsThemAndOneThatTakesRolesTakesGrantsAndKeepsDenials() {
        for (boolean clears : new boolean[] {false, true}) {
            Portal own = Portal.open(
                    storage,
                    clock,
                    profile ->
                            profile.deactivation(DeactivationPolicy.standard().clearsRolesAndPractices(clears)));
            UserId ben = own.user("ben", PROFESSIONAL);
            own.owner().grant(ben, LARGE_FILES).orThrow();
            own.owner().deny(ben, CREATE).orThrow();

            own.office().desk().users().deactivate(ben).orThrow();
            own.office().desk().users().reactivate(ben).orThrow();

            UserPermissions after = own.owner().of(ben).orThrow();
            assertThat(after.type()).isEqualTo(PROFESSIONAL);
            assertThat(after.granted().isEmpty()).isEqualTo(clears);
            assertThat(after.denied()).containsExactly(CREATE);
            assertThat(own.office().journal("user.deactivate"))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.details().get("grants")).isEqualTo(clears ? "share-large-files" : null));
        }
    }

    @EveryStorage
    @Test
    @Tag("G4")
    void theJournalTellsEachChangeOnceWithThePermission() {
        UserId ben = portal.user("ben", STAFF);
        for (int time = 0; time < 2; time++) {
            portal.owner().grant(ben, RECALL).orThrow();
            portal.owner().deny(ben, CREATE).orThrow();
        }
        portal.owner().withdrawGrant(ben, RECALL).orThrow();
        portal.owner().withdrawGrant(ben, RECALL).orThrow();
        portal.owner().withdrawDenial(ben, CREATE).orThrow();

        for (String act : List.of("user.grant", "user.deny", "user.withdraw-grant", "user.withdraw-denial")) {
            assertThat(portal.office().journal(act)).as(act).singleElement().satisfies(entry -> {
                assertThat(entry.subject().id()).isEqualTo(ben.uuid());
                assertThat(entry.details()).containsOnlyKeys("permission");
            });
        }
        assertThat(portal.office().desk().journal().verify(ben).orThrow().holds())
                .isTrue();
    }

    @Test
    @Tag("G6")
    void aRepeatedRequestIsGrantedOnce() {
        UserId ben = portal.user("ben", STAFF);
        portal.office().once("g").permissions().grant(ben, RECALL).orThrow();
        portal.owner().withdrawGrant(ben, RECALL).orThrow();

        assertThat(portal.office().once("g").permissions().grant(ben, RECALL).refusal())
                .isEmpty();
        assertThat(portal.desk(ben).permissions().may(RECALL)).isFalse();
        assertThat(portal.office().once("g").permissions().deny(ben, RECALL).refusal())
                .as("the id was used for something else")
                .isPresent();
    }

    @EveryStorage
    @Test
    @Tag("L8")
    void aDenialDoesNotTakeTheLastUserWhoMayUnlock() {
        UserId last = portal.office().session().user();
        Permissions support = portal.office().support().permissions();
        assertThat(reason(support.deny(last, UNLOCK_USERS))).isEqualTo(LAST_UNLOCKER);

        UserId byGrant = portal.user("ben", STAFF);
        support.grant(byGrant, UNLOCK_USERS).orThrow();
        assertThat(support.deny(last, UNLOCK_USERS).refusal())
                .as("another unlocks by a single grant")
                .isEmpty();
        assertThat(reason(support.withdrawGrant(byGrant, UNLOCK_USERS))).isEqualTo(LAST_UNLOCKER);
        assertThat(reason(support.deny(byGrant, UNLOCK_USERS))).isEqualTo(LAST_UNLOCKER);
        assertThat(reason(portal.office().support().users().deactivate(byGrant)))
                .isEqualTo(LAST_UNLOCKER);
    }

    /**
     * Support may not unlock, and is told the users who can: by role or single grant. Users to whom it is denied, or
     * whose type never has it, are not named.
     */
    @EveryStorage
    @Test
    @Tag("T2")
    void whoIsNamedForHelpIsWhoMayUnlock() {
        Permissions support = portal.office().support().permissions();
        portal.user("clerk", STAFF, CLERK);
        portal.user("guest", GUEST, OWNER);
        UserId denied = portal.user("denied", STAFF, OWNER);
        support.deny(denied, UNLOCK_USERS).orThrow();
        support.grant(portal.user("granted", STAFF), UNLOCK_USERS).orThrow();
        UserId locked = portal.user("locked", STAFF);
        portal.office().desk().users().lock(locked).orThrow();

        Refusal refusal =
                portal.office().support().users().unlock(locked).refusal().orElseThrow();

        String owner = portal.office()
                .desk()
                .users()
                .get(portal.office().session().user())
                .orThrow()
                .contact()
                .address()
                .original();
        assertThat(refusal.reason()).isEqualTo(SUPPORT_MAY_NOT);
        assertThat(refusal.facts().get("administrators").split("\n"))
                .containsExactlyInAnyOrder(owner, Portal.address("granted"));
    }

    /** A user to whom unlocking is denied cannot remain as the last unlocker, although the role allows it. */
    @Test
    @Tag("L8")
    void whomItIsDeniedIsNobodyToLeaveItTo() {
        UserId second = portal.user("second", STAFF, OWNER);
        Permissions support = portal.office().support().permissions();
        support.deny(second, UNLOCK_USERS).orThrow();

        assertThat(reason(portal.office()
                        .support()
                        .users()
                        .deactivate(portal.office().session().user())))
                .isEqualTo(LAST_UNLOCKER);
    }

    /** The state, the entry and the guard are one transaction: what fails leaves nothing. */
    @EveryStorage
    @Test
    @Tag("G1")
    void whatFailsLeavesNothingBehind() {
        UserId ben = portal.user("ben", STAFF);
        Permissions owner = portal.owner();
        List<Callable<Outcome<?>>> acts = List.of(
                () -> owner.grant(ben, RECALL),
                () -> owner.deny(ben, CREATE),
                () -> owner.changeType(ben, PROFESSIONAL),
                () -> owner.decide(Permission.ACCESS_DATA, ben));
        UserPermissions before = owner.of(ben).orThrow();

        for (Callable<Outcome<?>> act : acts) {
            portal.kit().faults().nextWrite(Faults.Moment.BEFORE);
            assertThatThrownBy(act::call).isInstanceOf(StorageException.class);
        }

        assertThat(owner.of(ben).orThrow()).isEqualTo(before);
        assertThat(portal.office().journal("user.grant")).isEmpty();
        assertThat(portal.office().journal("user.type")).isEmpty();
        assertThat(portal.office().journal("user.access-data")).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("G1")
    void aGrantAndADenialAtOnceAreBothThereAndTheDenialWins() {
        for (int round = 0; round < 10; round++) {
            UserId ben = portal.user("ben" + round, STAFF);
            int turn = round;

            List<Outcome<?>> answers = Barrier.together(
                    8,
                    number -> () -> (number + turn) % 2 == 0
                            ? portal.owner().grant(ben, RECALL)
                            : portal.owner().deny(ben, RECALL));

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.refusal()).isEmpty());
            UserPermissions after = portal.owner().of(ben).orThrow();
            assertThat(after.granted()).containsExactly(RECALL);
            assertThat(after.denied()).containsExactly(RECALL);
            assertThat(after.effective()).doesNotContain(RECALL);
            assertThat(portal.office().journal("user.grant")).hasSize(round + 1);
            assertThat(portal.office().journal("user.deny")).hasSize(round + 1);
        }
    }

    @EveryStorage
    @Test
    @Tag("G1")
    void anotherTypeAndADeactivationAtOnceAreBothThere() {
        for (int round = 0; round < 10; round++) {
            UserId gus = portal.user("gus" + round, GUEST);
            int turn = round;

            List<Outcome<?>> answers = Barrier.together(
                    2,
                    number -> () -> (number + turn) % 2 == 0
                            ? portal.owner().changeType(gus, PROFESSIONAL)
                            : portal.office().desk().users().deactivate(gus));

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.refusal()).isEmpty());
            var status = portal.office().desk().users().get(gus).orThrow().status();
            assertThat(status.type()).isEqualTo(PROFESSIONAL);
            assertThat(status.state()).isEqualTo(UserStatus.DEACTIVATED);
            assertThat(portal.owner().of(gus).orThrow().effective()).isEmpty();
        }
    }

    @EveryStorage
    @Test
    @Tag("G1")
    @Tag("L8")
    void ofTwoWhoLoseTheRightToUnlockInDifferentWaysAtOnceOneKeepsIt() {
        for (int round = 0; round < 10; round++) {
            Portal own = new Portal(portal.kit(), portal.kit().offices().open());
            UserId first = own.office().session().user();
            UserId second = own.office().join("second", OWNER).user();
            Desk support = own.office().support();
            int turn = round;

            List<Outcome<?>> answers = new ArrayList<>(Barrier.together(
                    2,
                    number -> () -> number == 0
                            ? support.permissions().deny(first, UNLOCK_USERS)
                            : turn % 2 == 0
                                    ? support.permissions().changeType(second, GUEST)
                                    : support.users().deactivate(second)));

            assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()))
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(LAST_UNLOCKER));
        }
    }

    @Test
    void aDenialOfWhatIsNoLongerGivenSinglyStillNeedsACallerWhoHoldsIt() {
        Permission host = new Permission("hot");
        Portal before = Portal.open(
                storage,
                clock,
                profile -> profile.permission(host)
                        .singlePermissions(host)
                        .type(Portal.PROFESSIONAL, TypeRule.allowing(host)));
        UserId ben = before.user("ben", Portal.PROFESSIONAL);
        UserId clerk = before.user("cleo", StandardProfile.STAFF, Portal.CLERK);
        before.office().support().permissions().deny(ben, host).orThrow();
        Portal later = Portal.open(
                storage, clock, profile -> profile.permission(host).type(Portal.PROFESSIONAL, TypeRule.allowing(host)));
        Permissions permissions = later.roster().as(before.session(clerk)).permissions();

        assertThat(reason(permissions.withdrawDenial(ben, host))).isEqualTo(AccessReason.PERMISSION_NOT_GRANTABLE);
        assertThat(later.roster().as(before.session(ben)).permissions().may(host))
                .isFalse();
    }
}
