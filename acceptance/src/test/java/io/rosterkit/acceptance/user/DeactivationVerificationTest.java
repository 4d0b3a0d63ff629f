package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.organization.DeactivationVerification.AFTER;
import static io.rosterkit.model.organization.DeactivationVerification.BEFORE;
import static io.rosterkit.model.organization.DeactivationVerification.NONE;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.assignment.AssignmentDetails;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lifecycle.OpenDeactivation;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.OrganizationPolicies;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserReceipt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Support verifies deactivations, before they are complete or afterwards. */
@RosterTest
@Tag("M6")
class DeactivationVerificationTest {

    private static final Permission RECALL = new Permission("recall");

    private Storage storage;
    private MovableClock clock;
    private Kit kit;
    private Office office;
    private People people;

    @BeforeEach
    void keep(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
    }

    private void open(DeactivationVerification verification) {
        kit = kit(verification);
        office = kit.offices().open();
        people = People.of(kit.roster(), office);
    }

    private Kit kit(DeactivationVerification verification) {
        return Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .permission(RECALL)
                        .singlePermissions(RECALL)
                        .deactivation(DeactivationPolicy.standard()
                                .clearsRolesAndPractices(true)
                                .verification(verification))
                        .build());
    }

    @EveryStorage
    @ParameterizedTest
    @EnumSource(names = {"AFTER", "BEFORE"})
    @Tag("L5")
    @Tag("T3")
    @Tag("T6")
    void sessionsEndAtOnceAndOnlyBeforeKeepsRolesAndPracticesUntilSupportSaysYes(DeactivationVerification when) {
        open(when);
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        Session session = people.session(ben);
        AssignmentDetails held = grants(ben);

        assertThat(office.desk().users().deactivate(ben))
                .isEqualTo(Outcome.done(new UserReceipt(ben, UserStatus.DEACTIVATED)));

        assertThat(people.signsIn("Ben").refusal()).isPresent();
        assertThat(kit.roster().as(session).account().get().refusal()).isPresent();
        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).containsExactly(ben);
        OpenDeactivation waiting = waiting();
        assertThat(waiting)
                .isEqualTo(new OpenDeactivation(
                        people.seen(ben).status().openRequest().orElseThrow(),
                        ben,
                        when,
                        Optional.of(office.session().user()),
                        clock.instant()));
        assertThat(grants(ben).equals(held)).isEqualTo(when == BEFORE);

        assertThat(kim().lifecycle().verifyDeactivation(ben, waiting.request()))
                .isEqualTo(Outcome.done(new UserReceipt(ben, UserStatus.DEACTIVATED)));

        assertThat(people.seen(ben).status().roles()).isEmpty();
        assertThat(people.seen(ben).status().practices()).isEmpty();
        assertThat(people.seen(ben).status().openRequest()).isEmpty();
        assertThat(open()).isEmpty();
        assertThat(office.desk().users().reactivate(ben))
                .isEqualTo(Outcome.done(new ReactivationReceipt(ben, Set.of())));
        assertThat(office.desk().journal().verify(ben).orThrow().complete()).isTrue();
    }

    @EveryStorage
    @ParameterizedTest
    @EnumSource(names = {"AFTER", "BEFORE"})
    @Tag("T2")
    @Tag("L5")
    void aNoBringsBackWhatWasHeldAndNoSession(DeactivationVerification when) {
        open(when);
        PracticeId linz = office.desk().practices().open("Linz").orThrow().practice();
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        ValidityDraft untilSoon = ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(2)));
        office.desk().assignments().assign(ben, linz, untilSoon).orThrow();
        office.desk()
                .assignments()
                .grantRole(ben, OFFICE_ADMINISTRATOR, linz, untilSoon)
                .orThrow();
        ValidityDraft later = ValidityDraft.always().from(clock.instant().plus(Duration.ofDays(9)));
        office.desk().assignments().grantRole(ben, OWNER, later).orThrow();
        office.support().permissions().grant(ben, RECALL).orThrow();
        office.desk().users().lock(ben).orThrow();
        AssignmentDetails held = grants(ben);
        Session session = people.session(member("Cleo"));
        UserDetails before = people.seen(ben);
        office.desk().users().deactivate(ben).orThrow();

        assertThat(kim().lifecycle().rejectDeactivation(ben, waiting().request()))
                .isEqualTo(Outcome.done(new UserReceipt(ben, UserStatus.ACTIVE)));

        assertThat(people.seen(ben)).isEqualTo(before);
        assertThat(grants(ben)).isEqualTo(held);
        assertThat(office.desk().permissions().of(ben).orThrow().granted()).containsExactly(RECALL);
        assertThat(people.seen(ben).status().lock()).isPresent();
        assertThat(kit.roster().as(session).account().get().refusal()).isEmpty();
        assertThat(people.signsIn("Ben").refusal()).isPresent();
        office.desk().users().unlock(ben).orThrow();
        assertThat(people.signsIn("Ben").refusal()).isEmpty();
        assertThat(office.desk().journal().verify(ben).orThrow().complete()).isTrue();
    }

    @Test
    @Tag("P2")
    @Tag("P6")
    @Tag("V7")
    void aWaitingUserIsDeactivatedForEverythingElse() {
        open(BEFORE);
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        String address = People.address("Ben");
        Desk program = kit.roster()
                .as(new Actor.Program(
                        office.organization(),
                        kit.roster()
                                .as(people.session(ben))
                                .apiKeys()
                                .create(ApiKeyDraft.of("Reports", Set.of(Permission.VIEW_USERS)), People.PASSWORD)
                                .orThrow()
                                .key()));
        assertThat(program.users().get(ben).refusal()).isEmpty();
        office.desk().users().deactivate(ben).orThrow();
        DeactivationRequestId request = waiting().request();

        assertThat(reason(program.users().get(ben))).isEqualTo(ApiKeyReason.REFUSED);
        assertThat(reason(office.desk().permissions().recipient(ben))).isEqualTo(AccessReason.NO_RECIPIENT);
        assertThat(reason(office.desk().invitations().invite(address, STAFF)))
                .isEqualTo(InvitationReason.USER_DEACTIVATED);
        assertThat(kit.roster()
                        .operations()
                        .signInExternally(office.organization(), ben)
                        .refusal())
                .isPresent();
        long mails = kit.mail().to(address).count();
        kit.roster()
                .front(office.organization(), new Source("192.0.2.8"))
                .recover(address)
                .orThrow();
        assertThat(kit.mail().to(address).count()).isEqualTo(mails);

        kim().lifecycle().rejectDeactivation(ben, request).orThrow();
        assertThat(program.users().get(ben).refusal()).isEmpty();
        assertThat(office.desk().permissions().recipient(ben).refusal()).isEmpty();
    }

    @Test
    void whatWasGivenMeanwhileStaysAndNothingComesBackTwiceOrAfterItsEnd() {
        open(AFTER);
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        PracticeId linz = office.desk().practices().open("Linz").orThrow().practice();
        ValidityDraft untilSoon = ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(2)));
        office.desk().assignments().assign(ben, linz, untilSoon).orThrow();
        office.desk().assignments().grantRole(ben, OWNER, untilSoon).orThrow();
        office.desk()
                .assignments()
                .grantRole(ben, OFFICE_ADMINISTRATOR, practice(), ValidityDraft.always())
                .orThrow();
        office.desk().users().deactivate(ben).orThrow();
        clock.move(Duration.ofDays(3));
        ValidityDraft forAYear = ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(365)));
        office.desk()
                .assignments()
                .grantRole(ben, OFFICE_ADMINISTRATOR, forAYear)
                .orThrow();
        office.desk().assignments().assign(ben, practice(), forAYear).orThrow();

        kim().lifecycle().rejectDeactivation(ben, waiting().request()).orThrow();

        AssignmentDetails now = grants(ben);
        assertThat(now.roles())
                .extracting(grant -> grant.role().code() + " " + grant.scope())
                .containsExactly("office-administrator ORGANIZATION", "office-administrator PRACTICE");
        assertThat(now.roles())
                .as("neither longer than what was given meanwhile")
                .allSatisfy(grant -> assertThat(grant.validity().ends()).isEqualTo(forAYear.ends()));
        assertThat(people.seen(ben).status().practices()).containsExactly(practice());
        assertThat(office.journal("deactivation.reject"))
                .singleElement()
                .extracting(JournalRecord::details)
                .satisfies(facts -> assertThat(facts)
                        .containsEntry("status", "active")
                        .containsEntry("roles", "office-administrator")
                        .containsEntry("practices", "")
                        .containsEntry("grants", ""));
    }

    @EveryStorage
    @Test
    @Tag("G4")
    void theJournalTellsWhoAskedAndWhichStaffAnsweredInWhichCase() {
        open(BEFORE);
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        UserId cleo = member("Cleo");
        office.desk().users().deactivate(ben).orThrow();
        DeactivationRequestId first = waiting().request();
        kim().lifecycle().verifyDeactivation(ben, first).orThrow();
        office.desk().users().deactivate(cleo).orThrow();
        DeactivationRequestId second = waiting().request();
        kim().lifecycle().rejectDeactivation(cleo, second).orThrow();

        assertThat(office.journal("user.deactivate"))
                .<Map<String, String>>extracting(JournalRecord::details)
                .containsExactly(
                        Map.of("request", second.toString(), "verification", "before"),
                        Map.of("request", first.toString(), "verification", "before"));
        assertThat(office.journal("deactivation.verify")).singleElement().satisfies(entry -> {
            assertThat(entry.agent().id()).isEqualTo("kim");
            assertThat(entry.agent().ground()).isEqualTo("verify-deactivations case 4711");
            assertThat(entry.details())
                    .isEqualTo(Map.of(
                            "request",
                            first.toString(),
                            "roles",
                            "office-administrator",
                            "practices",
                            practice().toString(),
                            "grants",
                            ""));
        });
        assertThat(office.journal("deactivation.reject"))
                .singleElement()
                .extracting(JournalRecord::details)
                .isEqualTo(Map.of("request", second.toString(), "status", "active"));
    }

    @Test
    @Tag("G4")
    void supportNeedsACaseAndTheAnswerOfAnEndedRequestSaysHowItEnded() {
        open(BEFORE);
        UserId ben = member("Ben");
        office.desk().users().deactivate(ben).orThrow();
        DeactivationRequestId request = waiting().request();
        Actor noCase = new Actor.Support(office.organization(), "kim", Permission.ofSupport(), " ");

        assertThat(reason(kit.roster().as(noCase).lifecycle().verifyDeactivation(ben, request)))
                .isEqualTo(UserReason.CASE_MISSING);
        kim().lifecycle().verifyDeactivation(ben, request).orThrow();
        assertThat(kim().lifecycle().rejectDeactivation(ben, request).refusal()).contains(ended("verified"));
        office.desk().users().reactivate(ben).orThrow();
        office.desk().users().deactivate(ben).orThrow();
        assertThat(kim().lifecycle().verifyDeactivation(ben, request).refusal())
                .as("the answer is about the request that was shown")
                .contains(ended("verified"));
        DeactivationRequestId again = waiting().request();
        kim().lifecycle().rejectDeactivation(ben, again).orThrow();
        assertThat(kim().lifecycle().rejectDeactivation(ben, again).refusal()).contains(ended("rejected"));
        assertThat(reason(kim().lifecycle().verifyDeactivation(ben, new DeactivationRequestId(UUID.randomUUID()))))
                .isEqualTo(AccessReason.NOT_FOUND);
        assertThat(office.journal("deactivation.verify")).as("refusals, too").hasSize(4);
    }

    @EveryStorage
    @Test
    @Tag("T1")
    @Tag("T2")
    @Tag("G6")
    void aReactivationTakesTheRequestBackAndSupportStillReactivatesNobody() {
        open(BEFORE);
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        office.desk().users().deactivate(ben).orThrow();
        DeactivationRequestId request = waiting().request();

        assertThat(reason(office.support().users().reactivate(ben))).isEqualTo(UserReason.SUPPORT_MAY_NOT);
        office.once("back").users().reactivate(ben).orThrow();

        assertThat(people.seen(ben).status().state()).isEqualTo(UserStatus.ACTIVE);
        assertThat(people.seen(ben).status().roles()).containsExactly(OFFICE_ADMINISTRATOR);
        assertThat(open()).isEmpty();
        assertThat(office.journal("user.reactivate"))
                .filteredOn(entry -> entry.refusal().isEmpty())
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("request", request.toString()));
        assertThat(kim().lifecycle().verifyDeactivation(ben, request).refusal()).contains(ended("withdrawn"));
        assertThat(office.once("back").users().reactivate(ben))
                .isEqualTo(Outcome.done(new ReactivationReceipt(ben, Set.of())));

        office.desk().users().deactivate(ben).orThrow();
        DeactivationRequestId second = waiting().request();
        Desk once = kim().once("yes");
        UserReceipt yes = once.lifecycle().verifyDeactivation(ben, second).orThrow();
        assertThat(once.lifecycle().verifyDeactivation(ben, second)).isEqualTo(Outcome.done(yes));
        assertThat(reason(once.lifecycle().rejectDeactivation(ben, second))).isEqualTo(InputReason.REQUEST_REUSED);
    }

    @EveryStorage
    @ParameterizedTest
    @EnumSource(names = {"AFTER", "BEFORE"})
    @Tag("M11")
    void aUserIsClosedOnlyAfterSupportHasVerified(DeactivationVerification when) {
        open(when);
        UserId ben = member("Ben");
        Refusal unverified = Refusal.of(UserReason.DEACTIVATION_UNVERIFIED);

        assertThat(office.desk().users().close(ben).refusal()).contains(unverified.with("state", "active"));
        office.desk().users().deactivate(ben).orThrow();
        assertThat(office.desk().users().close(ben).refusal()).contains(unverified.with("state", "deactivated"));
        assertThat(office.support().users().close(ben).refusal()).contains(unverified.with("state", "deactivated"));
        kim().lifecycle().verifyDeactivation(ben, waiting().request()).orThrow();

        office.desk().users().close(ben).orThrow();
        assertThat(people.seen(ben).status().state()).isEqualTo(UserStatus.CLOSED);
    }

    @Test
    void aWaitingUserIsEditedAsAnyOtherAndIsDeactivatedNoSecondTime() {
        open(BEFORE);
        UserId ben = member("Ben");
        office.desk().users().deactivate(ben).orThrow();
        DeactivationRequestId request = waiting().request();

        assertThat(office.desk().users().deactivate(ben).refusal())
                .contains(Refusal.of(UserReason.WRONG_STATE).with("state", "deactivated"));
        assertThat(reason(office.desk().users().lock(ben))).isEqualTo(UserReason.WRONG_STATE);
        office.desk().users().rename(ben, "Benjamin").orThrow();
        office.desk().users().endSessions(ben).orThrow();
        office.desk()
                .assignments()
                .grantRole(ben, OFFICE_ADMINISTRATOR, ValidityDraft.always())
                .orThrow();
        assertThat(waiting().request()).isEqualTo(request);

        kim().lifecycle().rejectDeactivation(ben, request).orThrow();
        assertThat(people.seen(ben).status().roles()).containsExactly(OFFICE_ADMINISTRATOR);
    }

    /** What is taken from a waiting user would come back with the no. */
    @Test
    @Tag("G8")
    void nothingIsTakenFromAWaitingUser() {
        open(AFTER);
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        office.desk().users().deactivate(ben).orThrow();

        for (Outcome<?> taken : List.of(
                office.desk().users().changeRoles(ben, Set.of()),
                office.desk().assignments().revokeRole(ben, OFFICE_ADMINISTRATOR),
                office.desk().assignments().revokeRole(ben, OFFICE_ADMINISTRATOR, practice()),
                office.desk().assignments().end(ben, practice()),
                office.desk().permissions().withdrawGrant(ben, Permission.INVITE),
                office.desk().directory().deactivate(ben))) {
            assertThat(reason(taken)).isEqualTo(UserReason.DEACTIVATION_UNVERIFIED);
        }
    }

    @Test
    void onlySupportMayVerifyAndIsToldSo() {
        open(AFTER);

        assertThat(kim().permissions().may(Permission.VERIFY_DEACTIVATIONS)).isTrue();
        assertThat(office.desk().permissions().may(Permission.VERIFY_DEACTIVATIONS))
                .isFalse();
    }

    @EveryStorage
    @Test
    @Tag("T5")
    @Tag("G5")
    void manyAreAskedForInOneCallAndListedPageByPageAlsoAfterWhoAskedIsGone() {
        open(AFTER);
        Session admin = office.join("admin", OWNER);
        List<UserId> users = List.of(member("Ben"), member("Cleo"), member("Dan"));
        assertThat(kit.roster()
                        .as(admin)
                        .lifecycle()
                        .deactivateAll(users)
                        .orThrow()
                        .isComplete())
                .isTrue();
        office.desk().users().deactivate(admin.user()).orThrow();

        Page<OpenDeactivation> first = office.desk()
                .lifecycle()
                .openDeactivations(PageRequest.first(2))
                .orThrow();
        Page<OpenDeactivation> rest = office.support()
                .lifecycle()
                .openDeactivations(PageRequest.first(2).after(first.next().orElseThrow()))
                .orThrow();

        assertThat(first.items()).extracting(OpenDeactivation::user).containsExactly(users.get(0), users.get(1));
        assertThat(rest.items()).extracting(OpenDeactivation::user).containsExactly(users.get(2), admin.user());
        assertThat(first.items()).allSatisfy(one -> assertThat(one.askedBy()).contains(admin.user()));
        assertThat(rest.next()).isEmpty();
        OpenDeactivation dan = rest.items().get(0);
        kim().lifecycle().rejectDeactivation(dan.user(), dan.request()).orThrow();
        assertThat(open()).extracting(OpenDeactivation::user).containsExactly(users.get(0), users.get(1), admin.user());
    }

    @Test
    @Tag("L8")
    void theLastUnlockerAndTheLastHolderAreAskedForWhenTheDeactivationIs() {
        open(BEFORE);
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);
        UserId owner = office.session().user();
        Session second = office.join("second", OWNER);

        kit.roster().as(second).users().deactivate(owner).orThrow();
        assertThat(reason(office.support().users().deactivate(second.user()))).isEqualTo(UserReason.LAST_HOLDER);
        OpenDeactivation waiting = office.support()
                .lifecycle()
                .openDeactivations(PageRequest.first(1))
                .orThrow()
                .items()
                .get(0);
        kim().lifecycle().rejectDeactivation(owner, waiting.request()).orThrow();
        kit.roster().as(people.session(owner)).users().deactivate(second.user()).orThrow();
        assertThat(people.seen(admin.user()).status().state()).isEqualTo(UserStatus.ACTIVE);
    }

    @EveryStorage
    @Test
    @Tag("N6")
    void aPersonComesBackWithTheUserAndIsDeactivatedByNoOtherActMeanwhile() {
        open(AFTER);
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        office.desk().directory().deactivate(ben).orThrow();

        assertThat(kim().lifecycle().rejectDeactivation(ben, waiting().request()))
                .isEqualTo(Outcome.done(new UserReceipt(ben, UserStatus.ACTIVE)));
        assertThat(office.desk().directory().get(ben).orThrow().status().active())
                .isTrue();

        office.desk().directory().deactivate(ben).orThrow();
        office.desk().directory().reactivate(ben).orThrow();
        assertThat(reason(office.desk().directory().deactivate(ben))).isEqualTo(UserReason.DEACTIVATION_UNVERIFIED);
        assertThat(kim().lifecycle().rejectDeactivation(ben, waiting().request()))
                .isEqualTo(Outcome.done(new UserReceipt(ben, UserStatus.ACTIVE)));
        assertThat(office.desk().directory().get(ben).orThrow().status().active())
                .isTrue();
        assertThat(people.seen(ben).status().roles()).containsExactly(OFFICE_ADMINISTRATOR);
        assertThat(open()).isEmpty();
        assertThat(office.desk().journal().verify(ben).orThrow().complete()).isTrue();
    }

    @EveryStorage
    @Test
    void whatWasAskedForIsDecidedByThePolicyOfThatMoment() {
        open(BEFORE);
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        office.desk().users().deactivate(ben).orThrow();
        DeactivationRequestId request = waiting().request();

        kit = kit(NONE);
        UserId cleo = people.named("Cleo");
        desk().users().deactivate(cleo).orThrow();
        assertThat(people.seen(cleo).status().openRequest()).isEmpty();
        assertThat(reason(desk().users().close(ben))).isEqualTo(UserReason.DEACTIVATION_UNVERIFIED);
        desk().users().close(cleo).orThrow();
        kim().lifecycle().verifyDeactivation(ben, request).orThrow();

        assertThat(people.seen(ben).status().roles()).isEmpty();
    }

    @EveryStorage
    @Test
    void anOrganizationMayBeStricterThanItsProfileAndNotLooser() {
        open(AFTER);
        UserId ben = member("Ben", OFFICE_ADMINISTRATOR);
        assertThat(override(BEFORE).refusal()).isEmpty();

        office.desk().users().deactivate(ben).orThrow();

        assertThat(waiting().verification()).isEqualTo(BEFORE);
        assertThat(people.seen(ben).status().roles()).containsExactly(OFFICE_ADMINISTRATOR);
        kit = kit(BEFORE);
        assertThat(override(AFTER).refusal())
                .contains(Refusal.of(OrganizationReason.OVERRIDE_LOOSER)
                        .at("overrides.deactivation.verification")
                        .with("profile", "BEFORE"));
        assertThatThrownBy(() -> PolicyOverrides.none().deactivationVerification(NONE))
                .hasMessage("overrides.deactivation.verification must be AFTER or BEFORE");
    }

    @Test
    void noRoleGivesTheRightOfSupportAndNobodyVerifiesByDefault() {
        assertThat(DeactivationPolicy.standard().verification()).isEqualTo(NONE);
        assertThatThrownBy(() -> StandardProfile.builder("Example")
                        .role(
                                new Role("verifier"),
                                new RoleRule(Set.of(Permission.VERIFY_DEACTIVATIONS), Set.of(OWNER)))
                        .build())
                .hasMessageContaining("roles.verifier.permissions must not hold verify-deactivations");
        assertThatThrownBy(() -> StandardProfile.builder("Example").permission(Permission.VERIFY_DEACTIVATIONS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Outcome<?> override(DeactivationVerification by) {
        OrganizationPolicies policies = kit.roster().operations().policies(office.organization());
        return policies.override(
                policies.get().orThrow().version(), PolicyOverrides.none().deactivationVerification(by));
    }

    /** The owner's desk under the profile of this moment. */
    private Desk desk() {
        return kit.roster().as(office.session());
    }

    private Desk kim() {
        return kit.roster().as(new Actor.Support(office.organization(), "kim", Permission.ofSupport(), "4711"));
    }

    private OpenDeactivation waiting() {
        assertThat(open()).hasSize(1);
        return open().get(0);
    }

    private List<OpenDeactivation> open() {
        return office.support()
                .lifecycle()
                .openDeactivations(PageRequest.first(100))
                .orThrow()
                .items();
    }

    private UserId member(String name, Role... roles) {
        UserId user = people.named(name, roles);
        office.desk()
                .assignments()
                .assign(user, practice(), ValidityDraft.always())
                .orThrow();
        return user;
    }

    private PracticeId practice() {
        return office.founded().practice();
    }

    private AssignmentDetails grants(UserId user) {
        return office.support().assignments().of(user).orThrow();
    }

    private static Refusal ended(String status) {
        return Refusal.of(UserReason.REQUEST_ENDED).with("status", status);
    }
}
