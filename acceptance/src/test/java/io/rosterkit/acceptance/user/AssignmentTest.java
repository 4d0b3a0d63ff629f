package io.rosterkit.acceptance.user;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.assignment.AssignmentDetails.AssignedPractice;
import io.rosterkit.assignment.Assignments;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Practices are assigned to users, and roles are given at one practice. */
@EveryStorage
@RosterTest
class AssignmentTest {

    private static final int ROUNDS = 20;
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    @Tag("X3")
    void aManagerOfOnePracticeEndsThatOneOnly(Roster roster, Offices offices) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        PracticeId b = open(office, "B");
        Desk managerOfA = manager(roster, office, a);
        UserId ben = office.join("ben").user();
        assign(office.desk(), ben, b);

        managerOfA.assignments().end(ben, a).orThrow();

        assertThat(practices(office, ben)).containsExactly(b);
        assertThat(reason(managerOfA.assignments().end(ben, b))).isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(practices(office, ben)).containsExactly(b);
    }

    @Test
    @Tag("X3")
    @Tag("G5")
    void aManagerOfOnePracticeListsTheUsersThere(Roster roster, Offices offices) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        PracticeId b = open(office, "B");
        PracticeId theirs = offices.open().founded().practice();
        Desk managerOfA = manager(roster, office, a);
        UserId ben = office.join("ben").user();
        UserId cleo = office.join("cleo").user();
        assign(office.desk(), cleo, b);
        office.desk().assignments().end(cleo, a).orThrow();
        UserFilter there = UserFilter.of(UserStatus.ACTIVE).atPractices(Set.of(a));

        assertThat(list(managerOfA, there).orThrow().items())
                .extracting(UserDetails::id)
                .contains(ben)
                .doesNotContain(cleo);
        for (Set<PracticeId> more : List.of(Set.<PracticeId>of(), Set.of(b), Set.of(a, b), Set.of(a, theirs))) {
            assertThat(reason(list(managerOfA, there.atPractices(more)))).isEqualTo(AccessReason.NOT_PERMITTED);
        }
        office.desk().assignments().end(ben, a).orThrow();
        assertThat(list(managerOfA, there).orThrow().items())
                .extracting(UserDetails::id)
                .doesNotContain(ben);
    }

    private static Outcome<Page<UserDetails>> list(Desk desk, UserFilter filter) {
        return desk.users().list(filter, UserQuery.Order.NAME, PageRequest.first(10));
    }

    @Test
    @Tag("X3")
    void whatConcernsTheWholeOrganizationNeedsARoleThere(Roster roster, Offices offices) {
        Office office = offices.open();
        Desk managerOfA = manager(roster, office, office.founded().practice());
        UserId ben = office.join("ben").user();

        assertThat(reason(managerOfA.users().close(ben))).isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(reason(managerOfA.users().rename(ben, "Ben"))).isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(reason(managerOfA.users().deactivate(ben))).isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(reason(managerOfA.users().changeRoles(ben, Set.of()))).isEqualTo(AccessReason.NOT_PERMITTED);
    }

    @Test
    @Tag("X3")
    void aManagerOfOnePracticeGivesRolesThereOnly(Roster roster, Offices offices) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        PracticeId b = open(office, "B");
        Desk managerOfA = manager(roster, office, a);
        UserId ben = office.join("ben").user();
        assign(office.desk(), ben, b);

        grant(managerOfA, ben, a).orThrow();

        assertThat(reason(grant(managerOfA, ben, b))).isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(roles(office, ben))
                .extracting(grant -> grant.practice().orElseThrow())
                .containsExactly(a);
    }

    @Test
    @Tag("G8")
    void nobodyGivesARoleThatTheyMayNotGive(Roster roster, Offices offices) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        Desk managerOfA = manager(roster, office, a);
        UserId ben = office.join("ben").user();

        assertThat(reason(managerOfA.assignments().grantRole(ben, OWNER, a, ValidityDraft.always())))
                .isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        assertThat(reason(managerOfA.assignments().grantRole(ben, new Role("nonsense"), a, ValidityDraft.always())))
                .isEqualTo(AccessReason.ROLE_UNKNOWN);
        assertThat(roles(office, ben)).isEmpty();
    }

    @Test
    @Tag("X3")
    void aRoleAtAPracticeThatIsNotThereReachesNothing(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        Desk managerOfA = manager(roster, office, office.founded().practice());
        PracticeId theirs = offices.open().founded().practice();
        PracticeId none = new PracticeId(UUID.randomUUID());

        for (PracticeId practice : List.of(theirs, none)) {
            assertThat(reason(office.desk().assignments().assign(ben, practice, ValidityDraft.always())))
                    .isEqualTo(AccessReason.NOT_FOUND);
            assertThat(reason(office.desk().assignments().end(ben, practice))).isEqualTo(AccessReason.NOT_FOUND);
            assertThat(reason(grant(office.desk(), ben, practice))).isEqualTo(AccessReason.NOT_FOUND);
            assertThat(reason(managerOfA.assignments().end(ben, practice))).isEqualTo(AccessReason.NOT_PERMITTED);
        }
    }

    @Test
    @Tag("X1")
    void anAssignmentHoldsFromItsStartToItsEnd(Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben").user();
        Instant now = clock.instant();
        office.desk()
                .assignments()
                .assign(ben, b, ValidityDraft.always().from(now.plus(DAY)).until(now.plus(DAY.multipliedBy(3))))
                .orThrow();

        assertThat(practices(office, ben)).doesNotContain(b);
        clock.move(DAY);
        assertThat(practices(office, ben)).contains(b);
        clock.move(DAY.multipliedBy(2));
        assertThat(practices(office, ben)).doesNotContain(b);
    }

    @Test
    @Tag("X1")
    void aRoleAtAPracticeEndsToTheSecondWithoutAnyJob(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        UserId ben = office.join("ben").user();
        Session anna = office.join("anna");
        office.desk()
                .assignments()
                .grantRole(
                        anna.user(),
                        OFFICE_ADMINISTRATOR,
                        a,
                        ValidityDraft.always().until(clock.instant().plus(Duration.ofHours(1))))
                .orThrow();
        Desk desk = roster.as(signIn(roster, office, anna.user()));

        desk.assignments().assign(ben, a, ValidityDraft.always()).orThrow();
        clock.move(Duration.ofHours(1));

        assertThat(reason(desk.assignments().assign(ben, a, ValidityDraft.always())))
                .isEqualTo(AccessReason.NOT_PERMITTED);
    }

    @Test
    @Tag("X1")
    void anEndIsSetLaterInOneAct(Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        UserId ben = office.join("ben").user();
        Instant now = clock.instant();
        office.desk()
                .assignments()
                .assign(ben, a, ValidityDraft.always().until(now.plus(DAY)))
                .orThrow();
        office.desk()
                .assignments()
                .assign(ben, a, ValidityDraft.always().until(now.plus(DAY.multipliedBy(9))))
                .orThrow();
        clock.move(DAY.multipliedBy(2));

        assertThat(practices(office, ben)).containsExactly(a);
    }

    @Test
    @Tag("X1")
    void anEndThatIsNotLaterIsRefused(Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        UserId ben = office.join("ben").user();
        Instant now = clock.instant();
        ValidityDraft always = ValidityDraft.always();

        for (ValidityDraft wrong : List.of(
                always.until(now),
                always.until(now.minusNanos(1)),
                always.until(now.plusNanos(999)),
                always.until(Instant.MAX),
                always.from(Instant.MIN),
                always.from(Instant.MAX),
                always.from(now.plus(DAY)).until(now.plus(DAY)),
                always.from(now.plus(DAY)).until(now.plus(DAY).plusNanos(1)),
                always.from(now.plus(DAY.multipliedBy(2))).until(now.plus(DAY)))) {
            assertThat(reason(office.desk().assignments().assign(ben, a, wrong)))
                    .as("%s", wrong)
                    .isEqualTo(AccessReason.VALIDITY_INVALID);
            assertThat(reason(office.desk().assignments().grantRole(ben, OFFICE_ADMINISTRATOR, a, wrong)))
                    .as("%s", wrong)
                    .isEqualTo(AccessReason.VALIDITY_INVALID);
        }
    }

    @Test
    @Tag("L5")
    void aRoleChangeEndsTheSessionsAndAnAssignmentDoesNot(Roster roster, Offices offices) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        PracticeId b = open(office, "B");
        Session ben = office.join("ben");

        assign(office.desk(), ben.user(), b);
        assertThat(roster.as(ben).account().get().refusal()).isEmpty();

        grant(office.desk(), ben.user(), a).orThrow();
        assertThat(reason(roster.as(ben).account().get())).isEqualTo(SignInReason.SESSION_OVER);

        Session again = signIn(roster, office, ben.user());
        office.desk().assignments().end(ben.user(), a).orThrow();
        assertThat(reason(roster.as(again).account().get())).isEqualTo(SignInReason.SESSION_OVER);
        assertThat(roles(office, ben.user())).isEmpty();
    }

    @Test
    @Tag("X3")
    void aRoleNeedsTheAssignmentAndNoOtherPractice(Offices offices) {
        Office office = offices.open();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben").user();

        assertThat(reason(grant(office.desk(), ben, b))).isEqualTo(UserReason.NOT_ASSIGNED);
        assertThat(reason(grant(
                        office.desk(), office.session().user(), office.founded().practice())))
                .isEqualTo(UserReason.NOT_ONESELF);
    }

    @Test
    @Tag("X1")
    void aRoleAtAPracticeHoldsNoLongerThanTheAssignment(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben").user();
        Session anna = office.join("anna");
        ValidityDraft untilTomorrow =
                ValidityDraft.always().until(clock.instant().plus(Duration.ofHours(2)));
        office.desk().assignments().assign(anna.user(), b, untilTomorrow).orThrow();
        grant(office.desk(), anna.user(), b).orThrow();
        Desk desk = roster.as(signIn(roster, office, anna.user()));
        assign(office.desk(), ben, b);
        desk.assignments()
                .assign(ben, b, ValidityDraft.always().until(clock.instant().plus(DAY)))
                .orThrow();

        clock.move(Duration.ofHours(2));

        assertThat(reason(desk.assignments().end(ben, b))).isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(practices(office, ben)).contains(b);
    }

    @Test
    @Tag("X1")
    void aRoleAtAPracticeBeginsNoEarlierThanTheAssignment(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId b = open(office, "B");
        Session anna = office.join("anna");
        office.desk()
                .assignments()
                .assign(
                        anna.user(),
                        b,
                        ValidityDraft.always().from(clock.instant().plus(Duration.ofHours(2))))
                .orThrow();
        grant(office.desk(), anna.user(), b).orThrow();
        Desk desk = roster.as(signIn(roster, office, anna.user()));

        assertThat(reason(desk.assignments().assign(anna.user(), b, ValidityDraft.always())))
                .isEqualTo(AccessReason.NOT_PERMITTED);
        clock.move(Duration.ofHours(2));
        assertThat(desk.assignments()
                        .assign(anna.user(), b, ValidityDraft.always())
                        .refusal())
                .isEmpty();
    }

    @Test
    @Tag("X3")
    void anAssignmentThatIsShortenedShortensTheRolesThere(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        Desk managerOfA = manager(roster, office, a);
        Session ben = office.join("ben");
        office.desk()
                .assignments()
                .grantRole(ben.user(), OFFICE_ADMINISTRATOR, a, ValidityDraft.always())
                .orThrow();
        Session again = signIn(roster, office, ben.user());
        Instant end = clock.instant().plus(DAY);

        managerOfA
                .assignments()
                .assign(ben.user(), a, ValidityDraft.always().until(end))
                .orThrow();

        assertThat(roles(office, ben.user()))
                .singleElement()
                .satisfies(role -> assertThat(role.validity().ends()).contains(end));
        assertThat(reason(roster.as(again).account().get())).isEqualTo(SignInReason.SESSION_OVER);
        assertThat(office.journal("user.assign-practice").get(0).details())
                .containsEntry("roles", "office-administrator");
        managerOfA
                .assignments()
                .assign(ben.user(), a, ValidityDraft.always().from(end.plus(DAY)))
                .orThrow();
        assertThat(roles(office, ben.user())).isEmpty();
    }

    @Test
    @Tag("X3")
    void aManagerOfOnePracticeReachesNobodyOutsideIt(Roster roster, Offices offices) {
        Office office = offices.open();
        PracticeId b = open(office, "B");
        Desk managerOfB = manager(roster, office, b);
        UserId owner = office.session().user();

        assertThat(reason(managerOfB.assignments().assign(owner, b, ValidityDraft.always())))
                .isEqualTo(AccessReason.NOT_FOUND);
        assertThat(reason(managerOfB.assignments().end(owner, b))).isEqualTo(AccessReason.NOT_FOUND);
        assertThat(reason(grant(managerOfB, owner, b))).isEqualTo(AccessReason.NOT_FOUND);
        assertThat(reason(managerOfB.assignments().end(new UserId(UUID.randomUUID()), b)))
                .isEqualTo(AccessReason.NOT_FOUND);
        assertThat(office.desk().account().get().refusal()).isEmpty();
    }

    @Test
    @Tag("G8")
    void nobodyGivesARoleForLongerThanTheyMayGiveIt(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        Instant end = clock.instant().plus(Duration.ofHours(1));
        UserId mia = office.join("mia").user();
        UserId xav = office.join("xav").user();
        office.desk()
                .assignments()
                .grantRole(mia, OFFICE_ADMINISTRATOR, a, ValidityDraft.always().until(end))
                .orThrow();
        Desk ofMia = roster.as(signIn(roster, office, mia));

        grant(ofMia, xav, a).orThrow();

        assertThat(roles(office, xav))
                .singleElement()
                .satisfies(role -> assertThat(role.validity().ends()).contains(end));
        assertThat(reason(ofMia.assignments()
                        .grantRole(
                                xav,
                                OFFICE_ADMINISTRATOR,
                                a,
                                ValidityDraft.always().from(end))))
                .isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
    }

    @Test
    @Tag("G8")
    void aRoleThatIsOverKeepsNobodyFromActing(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        Session administrator = office.join("admin", OFFICE_ADMINISTRATOR);
        UserId ben = office.join("ben").user();
        office.desk()
                .assignments()
                .grantRole(
                        ben,
                        OWNER,
                        a,
                        ValidityDraft.always().until(clock.instant().plus(Duration.ofHours(1))))
                .orThrow();
        Desk desk = roster.as(administrator);
        assertThat(reason(desk.assignments().end(ben, a))).isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        assertThat(reason(desk.users().deactivate(ben))).isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);

        clock.move(Duration.ofHours(1));

        assertThat(desk.assignments()
                        .assign(ben, a, ValidityDraft.always().from(clock.instant()))
                        .refusal())
                .isEmpty();
        assertThat(desk.assignments().end(ben, a).refusal()).isEmpty();
        assertThat(desk.users().changeRoles(ben, Set.of()).refusal()).isEmpty();
        assertThat(desk.users().deactivate(ben).refusal()).isEmpty();
        assertThat(desk.users().reactivate(ben).orThrow().withheld()).isEmpty();
    }

    @Test
    @Tag("L5")
    void whatIsOverIsNotTakenOnceMore(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben").user();
        office.desk()
                .assignments()
                .assign(ben, b, ValidityDraft.always().until(clock.instant().plus(Duration.ofHours(1))))
                .orThrow();
        grant(office.desk(), ben, b).orThrow();
        clock.move(Duration.ofHours(1));
        Session session = signIn(roster, office, ben);

        office.desk().assignments().revokeRole(ben, OFFICE_ADMINISTRATOR, b).orThrow();
        office.desk().assignments().end(ben, b).orThrow();

        assertThat(roster.as(session).account().get().refusal()).isEmpty();
        assertThat(office.journal("user.revoke-practice-role")).isEmpty();
        assertThat(office.journal("user.end-practice")).isEmpty();
    }

    @Test
    @Tag("X3")
    void anEndTakesAllRolesThereAndNoneElsewhere(Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben", OFFICE_ADMINISTRATOR).user();
        Assignments assignments = office.desk().assignments();
        assign(office.desk(), ben, b);
        for (PracticeId practice : List.of(a, b)) {
            for (Role role : List.of(OWNER, OFFICE_ADMINISTRATOR)) {
                assignments
                        .grantRole(ben, role, practice, ValidityDraft.always())
                        .orThrow();
            }
        }
        assertThat(held(office, ben))
                .containsExactly(
                        OFFICE_ADMINISTRATOR + " everywhere",
                        OFFICE_ADMINISTRATOR + " " + a,
                        OFFICE_ADMINISTRATOR + " " + b,
                        OWNER + " " + a,
                        OWNER + " " + b);

        assignments.revokeRole(ben, OWNER, b).orThrow();
        assignments.end(ben, a).orThrow();

        assertThat(held(office, ben))
                .containsExactly(OFFICE_ADMINISTRATOR + " everywhere", OFFICE_ADMINISTRATOR + " " + b);
        assertThat(assignments.of(ben).orThrow().practices())
                .extracting(
                        AssignedPractice::practice,
                        assigned -> assigned.validity().ends())
                .containsExactly(tuple(a, Optional.of(clock.instant())), tuple(b, Optional.empty()));
    }

    @Test
    @Tag("X1")
    void anAssignmentThatHasNotBegunIsOverOnceItIsEnded(Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben").user();
        Assignments assignments = office.desk().assignments();
        Instant start = clock.instant().plus(DAY);
        assignments.assign(ben, b, ValidityDraft.always().from(start)).orThrow();
        assertThat(office.journal("user.assign-practice").get(0).details()).containsEntry("starts", start.toString());

        assignments.end(ben, b).orThrow();

        assertThat(assignments.of(ben).orThrow().practices())
                .filteredOn(assigned -> assigned.validity().isOverAt(clock.instant()))
                .extracting(AssignedPractice::practice)
                .containsExactly(b);
        clock.move(DAY);
        assertThat(practices(office, ben)).containsExactly(office.founded().practice());
    }

    /** With the word of any practice only a user recovers who never had one. */
    @Test
    @Tag("X1")
    @Tag("N4")
    void aPracticeThatIsEndedBeforeItBeginsIsStillOneThatTheUserHad(
            Roster roster, Offices offices, MovableClock clock, Mailbox mail) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben").user();
        Assignments assignments = office.desk().assignments();
        assignments
                .assign(ben, a, ValidityDraft.always().from(clock.instant().plus(DAY)))
                .orThrow();
        assignments.end(ben, a).orThrow();
        String address =
                office.desk().users().get(ben).orThrow().contact().address().original();
        Front front = roster.front(office.organization(), new Source("203.0.113.9"));
        front.recover(address).orThrow();

        for (PracticeId practice : List.of(a, b)) {
            String word = office.desk()
                    .practices()
                    .showCodeWord(practice)
                    .orThrow()
                    .word()
                    .orElseThrow()
                    .reveal();
            assertThat(reason(front.resetPassword(mail.to(address).link(), word, "seven purple ladders hum")))
                    .isEqualTo(InvitationReason.CODE_WORD_WRONG);
        }
    }

    /** What lay before this moment is over. */
    @Test
    @Tag("X1")
    void aTimeThatBeginsNowShortensNoRoleAndEndsNoSession(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        UserId ben = office.join("ben").user();
        grant(office.desk(), ben, a).orThrow();
        Session session = signIn(roster, office, ben);

        office.desk()
                .assignments()
                .assign(ben, a, ValidityDraft.always().from(clock.instant()))
                .orThrow();

        assertThat(roster.as(session).account().get().refusal()).isEmpty();
        assertThat(office.journal("user.assign-practice").get(0).details()).doesNotContainKey("roles");
    }

    @Test
    @Tag("X1")
    void aRoleThatIsGivenAgainGetsTheNewTimeAndTheSameTimeIsNoChange(Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        UserId ben = office.join("ben").user();
        Assignments assignments = office.desk().assignments();
        ValidityDraft tomorrow = ValidityDraft.always().until(clock.instant().plus(DAY));
        assignments.grantRole(ben, OWNER, a, ValidityDraft.always()).orThrow();
        assignments.grantRole(ben, OFFICE_ADMINISTRATOR, a, tomorrow).orThrow();
        grant(office.desk(), ben, a).orThrow();
        grant(office.desk(), ben, a).orThrow();

        assertThat(roles(office, ben))
                .extracting(RoleGrant::role, grant -> grant.validity().ends())
                .containsExactly(tuple(OFFICE_ADMINISTRATOR, Optional.empty()), tuple(OWNER, Optional.empty()));
        assertThat(office.journal("user.grant-practice-role")).hasSize(3);
    }

    @Test
    @Tag("X1")
    void anAssignmentThatIsOverCarriesNoRole(Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben").user();
        office.desk()
                .assignments()
                .assign(ben, b, ValidityDraft.always().until(clock.instant().plus(DAY)))
                .orThrow();
        clock.move(DAY);

        assertThat(reason(grant(office.desk(), ben, b))).isEqualTo(UserReason.NOT_ASSIGNED);
    }

    @Test
    @Tag("N6")
    void nobodyIsAssignedToADeactivatedPractice(Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben").user();
        assign(office.desk(), ben, b);
        office.desk().practices().deactivate(b).orThrow();

        assertThat(practices(office, ben)).containsExactlyInAnyOrder(a, b);
        assertThat(reason(office.desk().assignments().assign(office.session().user(), b, ValidityDraft.always())))
                .isEqualTo(OrganizationReason.PRACTICE_DEACTIVATED);
        assertThat(reason(grant(office.desk(), ben, b))).isEqualTo(OrganizationReason.PRACTICE_DEACTIVATED);
        ValidityDraft untilTomorrow =
                ValidityDraft.always().until(clock.instant().plus(DAY));
        assertThat(office.desk().assignments().assign(ben, b, untilTomorrow).refusal())
                .isEmpty();
        office.desk().assignments().end(ben, b).orThrow();
        assertThat(practices(office, ben)).containsExactly(a);
    }

    @Test
    @Tag("G4")
    void theJournalNamesPracticeRoleAndTimes(Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben").user();
        Instant end = clock.instant().plus(DAY);
        office.desk()
                .assignments()
                .assign(ben, b, ValidityDraft.always().until(end))
                .orThrow();
        grant(office.desk(), ben, b).orThrow();
        office.desk().assignments().revokeRole(ben, OFFICE_ADMINISTRATOR, b).orThrow();
        office.desk().assignments().end(ben, b).orThrow();

        assertThat(office.journal("user.assign-practice").get(0).details())
                .containsEntry("practice", b.toString())
                .containsEntry("ends", end.toString());
        assertThat(office.journal("user.grant-practice-role").get(0).details())
                .containsEntry("role", "office-administrator");
        assertThat(office.journal("user.revoke-practice-role").get(0).details())
                .containsEntry("practice", b.toString());
        assertThat(office.journal("user.end-practice").get(0).details()).containsEntry("practice", b.toString());
    }

    @Test
    @Tag("G4")
    void whatChangesNothingIsNotInTheJournal(Offices offices) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        PracticeId b = open(office, "B");
        UserId ben = office.join("ben").user();

        office.desk().assignments().assign(ben, a, ValidityDraft.always()).orThrow();
        office.desk().assignments().end(ben, b).orThrow();
        office.desk().assignments().revokeRole(ben, OFFICE_ADMINISTRATOR, a).orThrow();

        assertThat(office.journal("user.assign-practice")).isEmpty();
        assertThat(office.journal("user.end-practice")).isEmpty();
        assertThat(office.journal("user.revoke-practice-role")).isEmpty();
    }

    @Test
    @Tag("X3")
    void twoManagersAtOnceLoseNoAssignment(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        PracticeId a = office.founded().practice();
        PracticeId b = open(office, "B");
        List<Desk> desks = List.of(manager(roster, office, a), manager(roster, office, b));
        List<PracticeId> both = List.of(a, b);
        UserId ben = office.join("ben").user();
        for (int round = 0; round < ROUNDS; round++) {
            both.forEach(practice -> assign(office.desk(), ben, practice));
            ValidityDraft untilTomorrow =
                    ValidityDraft.always().until(clock.instant().plus(DAY));
            Barrier.together(
                    2,
                    number -> () -> desks.get(number)
                            .assignments()
                            .assign(ben, both.get(number), untilTomorrow)
                            .orThrow());
            assertThat(office.desk().assignments().of(ben).orThrow().practices())
                    .hasSize(2)
                    .allSatisfy(
                            assigned -> assertThat(assigned.validity().ends()).isPresent());

            Barrier.together(
                    2,
                    number -> () -> desks.get(number)
                            .assignments()
                            .end(ben, both.get(number))
                            .orThrow());
            assertThat(practices(office, ben)).isEmpty();
        }
    }

    private static Desk manager(Roster roster, Office office, PracticeId practice) {
        String name = "manager-" + practice;
        UserId manager = office.join(name).user();
        assign(office.desk(), manager, practice);
        grant(office.desk(), manager, practice).orThrow();
        return roster.as(signIn(roster, office, manager));
    }

    private static Session signIn(Roster roster, Office office, UserId user) {
        String address =
                office.desk().users().get(user).orThrow().contact().address().original();
        return roster.front(office.organization(), new Source("203.0.113.9"))
                .signIn(address, Offices.PASSWORD)
                .orThrow()
                .done()
                .session();
    }

    private static void assign(Desk by, UserId user, PracticeId practice) {
        by.assignments().assign(user, practice, ValidityDraft.always()).orThrow();
    }

    private static Outcome<?> grant(Desk by, UserId user, PracticeId practice) {
        return by.assignments().grantRole(user, OFFICE_ADMINISTRATOR, practice, ValidityDraft.always());
    }

    private static PracticeId open(Office office, String name) {
        return office.desk().practices().open(name).orThrow().practice();
    }

    private static Set<PracticeId> practices(Office office, UserId user) {
        return office.desk().users().get(user).orThrow().status().practices();
    }

    /** Each role with its place. */
    private static List<String> held(Office office, UserId user) {
        return roles(office, user).stream()
                .map(grant -> grant.role() + " "
                        + grant.practice().map(PracticeId::toString).orElse("everywhere"))
                .toList();
    }

    private static List<RoleGrant> roles(Office office, UserId user) {
        return office.desk().assignments().of(user).orThrow().roles();
    }

    private static Object reason(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}
