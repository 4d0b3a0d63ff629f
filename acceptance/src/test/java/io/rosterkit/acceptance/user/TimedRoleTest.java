package io.rosterkit.acceptance.user;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Roles in the whole organization with start and end, and the users of whom one must always remain. */
@RosterTest
@EveryStorage
class TimedRoleTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    @Tag("X1")
    void aRoleActsFromItsStartOnAndNoMoreAtItsEnd(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        Instant start = clock.instant().plus(DAY);
        Instant end = start.plus(DAY);
        grant(office.desk(), ben, OWNER, ValidityDraft.always().from(start).until(end))
                .orThrow();

        assertThat(mayOpenPractices(roster, office, ben)).isFalse();
        clock.move(DAY.minusNanos(1_000));
        assertThat(mayOpenPractices(roster, office, ben)).isFalse();
        clock.move(Duration.ofNanos(1_000));
        assertThat(mayOpenPractices(roster, office, ben)).isTrue();
        clock.move(DAY.minusNanos(1_000));
        assertThat(mayOpenPractices(roster, office, ben)).isTrue();
        clock.move(Duration.ofNanos(1_000));
        assertThat(mayOpenPractices(roster, office, ben)).isFalse();
        assertThat(office.journal("user.grant-role").get(0).details())
                .containsEntry("role", "owner")
                .containsEntry("starts", start.toString())
                .containsEntry("ends", end.toString());
    }

    @Test
    @Tag("X1")
    void aRoleIsExtendedByOneActAndTakenByAnother(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        grant(office.desk(), ben, OWNER, until(clock, 1)).orThrow();
        grant(office.desk(), ben, OWNER, until(clock, 9)).orThrow();
        grant(office.desk(), ben, OWNER, until(clock, 9)).orThrow();
        assertThat(ends(office, ben)).containsExactly(clock.instant().plus(DAY.multipliedBy(9)));
        assertThat(office.journal("user.grant-role")).hasSize(2);

        office.desk().assignments().revokeRole(ben, OWNER).orThrow();
        office.desk().assignments().revokeRole(ben, OWNER).orThrow();

        assertThat(roles(office, ben)).isEmpty();
        assertThat(office.journal("user.revoke-role")).hasSize(1);
    }

    @Test
    @Tag("X3")
    void aRoleEverywhereAndOneAtAPracticeAreTwo(Roster roster, Offices offices) {
        Office office = offices.open();
        PracticeId practice = office.founded().practice();
        UserId ben = office.join("ben").user();
        office.desk()
                .assignments()
                .grantRole(ben, OWNER, practice, ValidityDraft.always())
                .orThrow();
        grant(office.desk(), ben, OWNER, ValidityDraft.always()).orThrow();
        assertThat(roles(office, ben)).hasSize(2);

        office.desk().assignments().revokeRole(ben, OWNER).orThrow();

        assertThat(roles(office, ben))
                .singleElement()
                .satisfies(grant -> assertThat(grant.practice()).contains(practice));
    }

    @Test
    @Tag("G8")
    void nobodyGivesARoleForLongerThanTheirOwn(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        UserId cleo = office.join("cleo").user();
        UserId dora = office.join("dora").user();
        grant(office.desk(), ben, OWNER, until(clock, 2)).orThrow();
        Desk deputy = signIn(roster, office, ben);

        grant(deputy, cleo, OWNER, ValidityDraft.always()).orThrow();
        deputy.users().changeRoles(dora, Set.of(OFFICE_ADMINISTRATOR, OWNER)).orThrow();

        Instant end = clock.instant().plus(DAY.multipliedBy(2));
        assertThat(ends(office, cleo)).containsExactly(end);
        assertThat(ends(office, dora)).containsExactly(end, end);
    }

    @Test
    @Tag("G8")
    void noInvitationGivesARoleThatTheInviterLoses(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        grant(office.desk(), ben, OWNER, until(clock, 2)).orThrow();
        Desk deputy = signIn(roster, office, ben);

        assertThat(refusal(deputy.invitations()
                                .invite(InvitationDraft.to("dora@weiss.example", STAFF)
                                        .withRoles(OFFICE_ADMINISTRATOR)))
                        .reason())
                .isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        assertThat(deputy.invitations()
                        .invite(InvitationDraft.to("dora@weiss.example", STAFF))
                        .refusal())
                .isEmpty();
    }

    /** The person who registers with the link has the roles without an end. */
    @Test
    @Tag("G8")
    void noInvitationWithRolesIsEditedOrRenewedByACallerWhoLosesThem(
            Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        InvitationId owner = office.desk()
                .invitations()
                .invite(InvitationDraft.to("dora@weiss.example", STAFF).withRoles(OWNER))
                .orThrow()
                .invitation();
        grant(office.desk(), ben, OWNER, until(clock, 20)).orThrow();
        Desk deputy = signIn(roster, office, ben);

        assertThat(refusal(deputy.invitees().edit(owner, InviteeEdit.none().address("other@weiss.example")))
                        .reason())
                .isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        clock.move(DAY.multipliedBy(8));
        deputy = signIn(roster, office, ben);
        assertThat(refusal(deputy.invitations().renew(owner)).reason()).isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        roster.operations().expire(10);
        assertThat(refusal(deputy.invitations().renew(owner)).reason()).isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
    }

    @Test
    @Tag("G8")
    void aReactivationByACallerWhoseRoleEndsWithholdsARoleWithoutAnEnd(
            Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        UserId dora = office.join("dora", OWNER).user();
        office.desk().users().deactivate(dora).orThrow();
        grant(office.desk(), ben, OWNER, until(clock, 2)).orThrow();

        signIn(roster, office, ben).users().reactivate(dora).orThrow();

        assertThat(roles(office, dora)).isEmpty();
    }

    @Test
    @Tag("G8")
    void aCallerWhoseRoleEndsShortensNobodysRoleByGivingIt(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        UserId dora = office.join("dora", OWNER).user();
        grant(office.desk(), ben, OWNER, until(clock, 2)).orThrow();
        Desk deputy = signIn(roster, office, ben);

        assertThat(refusal(grant(deputy, dora, OWNER, ValidityDraft.always())).reason())
                .isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        assertThat(ends(office, dora)).isEmpty();
        grant(deputy, dora, OWNER, until(clock, 1)).orThrow();
        assertThat(ends(office, dora)).hasSize(1);
    }

    @Test
    @Tag("G8")
    void aCallerWhoseRoleEndsLengthensARoleThatEndsBeforeAndGivesOneAgainThatIsOver(
            Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        UserId cleo = office.join("cleo").user();
        UserId dora = office.join("dora").user();
        grant(office.desk(), ben, OWNER, until(clock, 9)).orThrow();
        Instant end = clock.instant().plus(DAY.multipliedBy(9));
        grant(office.desk(), cleo, OWNER, until(clock, 1)).orThrow();
        grant(office.desk(), dora, OWNER, until(clock, 5)).orThrow();
        clock.move(DAY.multipliedBy(2));
        Desk deputy = signIn(roster, office, ben);
        ValidityDraft fromNow = ValidityDraft.always().from(clock.instant());

        grant(deputy, cleo, OWNER, fromNow).orThrow();
        grant(deputy, dora, OWNER, fromNow).orThrow();

        assertThat(ends(office, cleo)).containsExactly(end);
        assertThat(ends(office, dora)).containsExactly(end);
    }

    @Test
    @Tag("G8")
    void aRoleThatTheCallerMayNotGiveIsRefusedByName(Roster roster, Offices offices) {
        Office office = offices.open();
        Session ben = office.join("ben", OFFICE_ADMINISTRATOR);
        UserId cleo = office.join("cleo", OWNER).user();

        Refusal given = refusal(grant(roster.as(ben), cleo, OWNER, ValidityDraft.always()));
        assertThat(given.reason()).isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        assertThat(given.facts()).containsEntry("role", "owner");
        assertThat(refusal(roster.as(ben).assignments().revokeRole(cleo, OWNER)).reason())
                .isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        assertThat(refusal(grant(roster.as(ben), ben.user(), OFFICE_ADMINISTRATOR, ValidityDraft.always()))
                        .reason())
                .isEqualTo(UserReason.NOT_ONESELF);
    }

    @Test
    @Tag("L8")
    void anEndForTheLastOwnerIsRefusedAndChangesNothing(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        UserId last = office.session().user();
        Session ben = office.join("ben", OWNER);
        grant(office.desk(), ben.user(), OWNER, until(clock, 9)).orThrow();
        Desk deputy = signIn(roster, office, ben.user());

        for (Outcome<UserReceipt> lost : List.of(
                grant(deputy, last, OWNER, until(clock, 5)),
                grant(deputy, last, OWNER, until(clock, 5).from(clock.instant().plus(DAY))),
                deputy.assignments().revokeRole(last, OWNER),
                deputy.users().changeRoles(last, Set.of(OFFICE_ADMINISTRATOR)),
                deputy.users().deactivate(last),
                deputy.users().close(last))) {
            assertThat(refusal(lost).reason()).isIn(UserReason.LAST_UNLOCKER, UserReason.LAST_HOLDER);
        }
        assertThat(ends(office, last)).isEmpty();
        assertThat(roles(office, last)).extracting(RoleGrant::validity).containsExactly(Validity.always());
    }

    @Test
    @Tag("L8")
    void theLastOwnerRemainsWhereOthersCanUnlock(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        office.join("ben", OFFICE_ADMINISTRATOR);
        UserId anna = office.session().user();
        Session cleo = office.join("cleo", OWNER);
        grant(office.desk(), cleo.user(), OWNER, until(clock, 9)).orThrow();
        Desk deputy = signIn(roster, office, cleo.user());

        for (Outcome<UserReceipt> lost : List.of(
                grant(deputy, anna, OWNER, until(clock, 5)),
                deputy.assignments().revokeRole(anna, OWNER),
                deputy.users().deactivate(anna))) {
            assertThat(refusal(lost).reason()).isEqualTo(UserReason.LAST_HOLDER);
            assertThat(refusal(lost).facts()).containsEntry("role", "owner");
        }
        deputy.users().lock(anna).orThrow();
    }

    @Test
    @Tag("L8")
    void twoOwnersWhoEndEachOtherAtOnceLeaveOne(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        office.join("ben", OFFICE_ADMINISTRATOR);
        Session cleo = office.join("cleo", OWNER);
        UserId anna = office.session().user();

        List<Desk> desks = List.of(office.desk(), roster.as(cleo));
        List<UserId> others = List.of(cleo.user(), anna);

        List<Outcome<UserReceipt>> both = Barrier.together(
                2, number -> () -> grant(desks.get(number), others.get(number), OWNER, until(clock, 5)));

        assertThat(both).filteredOn(outcome -> outcome.refusal().isEmpty()).hasSize(1);
    }

    /** By another profile the lasting owner unlocks no more, and only those whose role ends can. */
    @Test
    @Tag("L8")
    void whereOnlyEndingRolesUnlockTheLastOfThemRemains(Storage storage, MovableClock clock) {
        Role deputy = new Role("deputy");
        RoleRule unlocking = new RoleRule(Set.of(Permission.UNLOCK_USERS), Set.of(OWNER));
        Office office = Kit.of(
                        storage,
                        clock,
                        StandardProfile.builder("Example")
                                .role(deputy, unlocking)
                                .build())
                .offices()
                .open();
        UserId ben = office.join("ben").user();
        UserId cleo = office.join("cleo").user();
        grant(office.desk(), ben, deputy, until(clock, 5)).orThrow();
        grant(office.desk(), cleo, deputy, until(clock, 9)).orThrow();
        Set<Permission> others = new HashSet<>(Permission.ofLibrary());
        others.remove(Permission.UNLOCK_USERS);
        Desk owner = Kit.of(
                        storage,
                        clock,
                        StandardProfile.builder("Example")
                                .role(deputy, unlocking)
                                .role(OWNER, new RoleRule(others, Set.of(OWNER)))
                                .build())
                .roster()
                .as(office.session());

        owner.users().deactivate(ben).orThrow();

        assertThat(refusal(owner.users().deactivate(cleo)).reason()).isEqualTo(UserReason.LAST_UNLOCKER);
        assertThat(refusal(owner.assignments().revokeRole(cleo, deputy)).reason())
                .isEqualTo(UserReason.LAST_UNLOCKER);
    }

    private static Outcome<UserReceipt> grant(Desk desk, UserId user, Role role, ValidityDraft validity) {
        return desk.assignments().grantRole(user, role, validity);
    }

    private static ValidityDraft until(MovableClock clock, int days) {
        return ValidityDraft.always().until(clock.instant().plus(DAY.multipliedBy(days)));
    }

    private static boolean mayOpenPractices(Roster roster, Office office, UserId user) {
        return signIn(roster, office, user).permissions().may(Permission.MANAGE_PRACTICES);
    }

    private static Desk signIn(Roster roster, Office office, UserId user) {
        String address =
                office.desk().users().get(user).orThrow().contact().address().original();
        return roster.as(roster.front(office.organization(), new Source("203.0.113.9"))
                .signIn(address, Offices.PASSWORD)
                .orThrow()
                .done()
                .session());
    }

    private static List<RoleGrant> roles(Office office, UserId user) {
        return office.desk().assignments().of(user).orThrow().roles();
    }

    private static List<Instant> ends(Office office, UserId user) {
        return roles(office, user).stream()
                .flatMap(grant -> grant.validity().ends().stream())
                .toList();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow();
    }
}
