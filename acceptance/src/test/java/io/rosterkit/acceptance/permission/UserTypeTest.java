package io.rosterkit.acceptance.permission;

import static io.rosterkit.acceptance.permission.Portal.CLERK;
import static io.rosterkit.acceptance.permission.Portal.CREATE;
import static io.rosterkit.acceptance.permission.Portal.EMPLOYEE;
import static io.rosterkit.acceptance.permission.Portal.LARGE_FILES;
import static io.rosterkit.acceptance.permission.Portal.MD;
import static io.rosterkit.acceptance.permission.Portal.OF_HOST;
import static io.rosterkit.acceptance.permission.Portal.PRESCRIBER;
import static io.rosterkit.acceptance.permission.Portal.PROFESSIONAL;
import static io.rosterkit.acceptance.permission.Portal.RECALL;
import static io.rosterkit.acceptance.permission.Portal.REPLY;
import static io.rosterkit.acceptance.permission.Portal.RN;
import static io.rosterkit.acceptance.permission.Portal.SIGNATURE;
import static io.rosterkit.acceptance.permission.Portal.reason;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.ROLE_NOT_GRANTABLE;
import static io.rosterkit.model.access.AccessReason.TITLE_UNKNOWN;
import static io.rosterkit.model.access.AccessReason.TYPE_NOT_GRANTABLE;
import static io.rosterkit.model.access.AccessReason.TYPE_UNKNOWN;
import static io.rosterkit.model.access.Permission.GRANT_PERMISSIONS;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.model.access.Permission.MANAGE_USERS;
import static io.rosterkit.model.access.Permission.UNLOCK_USERS;
import static io.rosterkit.model.user.UserReason.LAST_UNLOCKER;
import static io.rosterkit.model.user.UserReason.NOT_ONESELF;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.TypeRule;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.assignment.Assignments;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.organization.Opening;
import io.rosterkit.permission.Permissions;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.session.AuthenticatedSession;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user type allows, and how a user gets another: professionals and guests, and whom a title makes what. */
@RosterTest
class UserTypeTest {

    private final Storage storage;
    private final MovableClock clock;
    private Portal portal;

    UserTypeTest(Storage storage, MovableClock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        portal = Portal.open(storage, clock);
    }

    /** A user has a type for as long as the user may act. */
    @EveryStorage
    @Test
    @Tag("G8")
    @Tag("X1")
    void whoseRoleEndsGivesATypeThatAllowsSomethingForNoLongerThanThat() {
        UserId ben = portal.user("ben", STAFF);
        UserId cleo = portal.user("cleo", STAFF);
        Instant end = clock.instant().plus(Duration.ofDays(1));
        portal.ownerDesk()
                .assignments()
                .grantRole(ben, OWNER, ValidityDraft.always().until(end))
                .orThrow();
        Desk deputy = portal.desk(ben);
        InvitationDraft eva = InvitationDraft.to("eva@weiss.example", PROFESSIONAL);

        assertThat(Portal.reason(deputy.permissions().changeType(cleo, PROFESSIONAL)))
                .isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
        assertThat(Portal.reason(deputy.invitations().invite("dora@weiss.example", PROFESSIONAL)))
                .isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
        deputy.invitations().invite("dora@weiss.example", STAFF).orThrow();
        assertThat(reason(deputy.invitations()
                        .invite(eva.limitedTo(ValidityDraft.always().until(end.plusSeconds(1))))))
                .isEqualTo(TYPE_NOT_GRANTABLE);
        deputy.invitations()
                .invite(eva.limitedTo(ValidityDraft.always().until(end)))
                .orThrow();
    }

    /** A type that never has a permission keeps it from a role; the change to another type gives it. */
    @EveryStorage
    @Test
    @Tag("G8")
    @Tag("X1")
    void whoseRoleEndsGivesNoPermissionByTakingATypeThatNeverHasIt() {
        UserId ben = portal.user("ben", STAFF);
        UserId cleo = portal.user("cleo", GUEST, OWNER);
        portal.ownerDesk()
                .assignments()
                .grantRole(
                        ben, OWNER, ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(1))))
                .orThrow();

        assertThat(Portal.reason(portal.desk(ben).permissions().changeType(cleo, STAFF)))
                .isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
        assertThat(portal.owner().changeType(cleo, STAFF).refusal()).isEmpty();
    }

    /** The invited person gets type and roles by the link; who ends the invitation takes them. */
    @Test
    @Tag("G8")
    @Tag("S6")
    @Tag("N6")
    void callersWhoCannotGiveTypeAndRolesNeitherRedirectNorEndAnInvitationWithThem() {
        Role manager = new Role("manager");
        portal = Portal.open(
                storage, clock, profile -> profile.role(manager, new RoleRule(Set.of(MANAGE_USERS), Set.of(OWNER))));
        Desk ben = portal.desk(portal.user("ben", STAFF, manager));
        Invitations owner = portal.ownerDesk().invitations();
        InvitationReceipt typed =
                owner.invite("dora@weiss.example", PROFESSIONAL).orThrow();
        InvitationReceipt withRole = owner.invite(
                        InvitationDraft.to("eva@weiss.example", STAFF).withRoles(OWNER))
                .orThrow();
        InvitationReceipt plain = owner.invite("fay@weiss.example", STAFF).orThrow();
        InviteeEdit edit = InviteeEdit.none().phone("+43 664 1234567");

        assertThat(reason(ben.invitees().edit(typed.invitation(), edit))).isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(reason(ben.invitees().edit(withRole.invitation(), edit))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(ben.directory().deactivate(typed.user()))).isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(reason(ben.directory().deactivate(withRole.user()))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(owner.get(typed.invitation()).orThrow().state()).isEqualTo(InvitationState.OPEN);
        assertThat(owner.get(withRole.invitation()).orThrow().state()).isEqualTo(InvitationState.OPEN);
        assertThat(reason(ben.invitees()
                        .edit(plain.invitation(), InviteeEdit.none().type(PROFESSIONAL))))
                .isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(reason(ben.invitees()
                        .edit(plain.invitation(), InviteeEdit.none().type(new UserType("unknown")))))
                .isEqualTo(AccessReason.TYPE_UNKNOWN);
        ben.invitees().edit(plain.invitation(), edit).orThrow();
        ben.directory().deactivate(plain.user()).orThrow();
    }

    @EveryStorage
    @Test
    @Tag("P3")
    @Tag("P5")
    void aProfessionalHasEveryCapabilityThatTheProductSwitchesOnWithoutAnyRole() {
        Desk ben = portal.desk(portal.user("ben", PROFESSIONAL));

        assertThat(OF_HOST).allMatch(ben.permissions()::may);
        assertThat(ben.invitations().invite("eva@weiss.example", PROFESSIONAL).refusal())
                .isEmpty();
        assertThat(ben.invitations().invite("fay@weiss.example", GUEST).refusal())
                .isEmpty();
        assertThat(portal.office().journal("invitation.invite"))
                .extracting(entry -> entry.agent().ground())
                .filteredOn(ground -> !ground.equals("opening"))
                .hasSize(2)
                .containsOnly("invite by type professional");
    }

    @Test
    @Tag("P5")
    void whatTheProductSwitchesOffAProfessionalDoesNotHave() {
        portal = Portal.open(
                storage, clock, profile -> profile.type(PROFESSIONAL, TypeRule.allowing(INVITE, REPLY, CREATE)));
        Desk ben = portal.desk(portal.user("ben", PROFESSIONAL));

        assertThat(ben.permissions().may(CREATE)).isTrue();
        assertThat(ben.permissions().may(RECALL)).isFalse();
        assertThat(ben.permissions().may(SIGNATURE)).isFalse();
    }

    /** What an organization has switched on is what its profile says, and the next one may have another. */
    @EveryStorage
    @Test
    @Tag("P5")
    void oneOrganizationHasSwitchedOnWhatAnotherHasNot() {
        ProfileName basic = new ProfileName("basic");
        Profile less = Portal.profile()
                .type(PROFESSIONAL, TypeRule.allowing(INVITE, REPLY, CREATE))
                .build();
        Kit kit = Kit.of(storage, clock, Portal.profile().build(), roster -> roster.profile(basic, less));
        OrganizationId other = kit.roster()
                .operations()
                .open(Opening.of("Basic", "anna@basic.example").withProfile(basic))
                .orThrow()
                .organization();
        Portal full = new Portal(kit, kit.offices().open());
        UserId ben = kit.roster()
                .operations()
                .importUser(other, UserImport.of("ben@basic.example", PROFESSIONAL))
                .orThrow()
                .user();
        Session session =
                kit.roster().operations().signInExternally(other, ben).orThrow().session();

        assertThat(full.desk(full.user("ben", PROFESSIONAL)).permissions().may(RECALL))
                .isTrue();
        assertThat(kit.roster().as(session).permissions().may(CREATE)).isTrue();
        assertThat(kit.roster().as(session).permissions().may(RECALL)).isFalse();
    }

    @EveryStorage
    @Test
    @Tag("P3")
    @Tag("P6")
    void aGuestRepliesAndSharesLargeFilesAndNeverRecallsInvitesOrRequestsASignature() {
        UserId gus = portal.user("gus", GUEST);
        Desk desk = portal.desk(gus);

        assertThat(desk.permissions().may(REPLY)).isTrue();
        assertThat(desk.permissions().may(LARGE_FILES)).isTrue();
        assertThat(Set.of(RECALL, SIGNATURE, INVITE)).noneMatch(desk.permissions()::may);
        assertThat(reason(desk.invitations().invite("eva@weiss.example", GUEST)))
                .isEqualTo(NOT_PERMITTED);
    }

    /** Never is never: the type of the user wins over a role that would allow it. */
    @Test
    @Tag("P6")
    void aGuestWithARoleThatAllowsItStillNeverInvites() {
        Desk desk = portal.desk(portal.user("gus", GUEST, OWNER));

        assertThat(desk.permissions().may(Permission.MANAGE_USERS)).isTrue();
        assertThat(Set.of(RECALL, SIGNATURE, INVITE)).noneMatch(desk.permissions()::may);
    }

    @EveryStorage
    @Test
    @Tag("P4")
    @Tag("V3")
    void anUpgradeAndADowngradeHoldFromTheNextCallOnInTheSameSession() {
        UserId gus = portal.user("gus", GUEST);
        SignedIn signedIn = portal.roster()
                .operations()
                .signInExternally(portal.office().organization(), gus)
                .orThrow();
        Desk desk = portal.roster().as(signedIn.session());
        assertThat(desk.permissions().may(RECALL)).isFalse();

        portal.owner().changeType(gus, PROFESSIONAL).orThrow();

        assertThat(desk.permissions().may(RECALL)).isTrue();
        assertThat(desk.invitations().invite("eva@weiss.example", GUEST).refusal())
                .isEmpty();
        AuthenticatedSession checked =
                portal.roster().session(signedIn.token().reveal()).orThrow();
        assertThat(checked.type()).isEqualTo(PROFESSIONAL);
        assertThat(checked.permissions()).contains(RECALL, SIGNATURE);

        portal.owner().changeType(gus, GUEST).orThrow();

        assertThat(desk.permissions().may(RECALL)).isFalse();
        assertThat(reason(desk.invitations().invite("fay@weiss.example", GUEST)))
                .isEqualTo(NOT_PERMITTED);
        assertThat(portal.roster().session(signedIn.token().reveal()).orThrow().permissions())
                .containsExactly(REPLY, LARGE_FILES);
        assertThat(portal.office().desk().users().get(gus).orThrow().status().type())
                .isEqualTo(GUEST);
    }

    @Test
    @Tag("P4")
    @Tag("G4")
    void theJournalTellsBothTypesAndTheSameTypeAgainIsNoChange() {
        UserId gus = portal.user("gus", GUEST);

        portal.owner().changeType(gus, PROFESSIONAL).orThrow();
        portal.owner().changeType(gus, PROFESSIONAL).orThrow();

        assertThat(portal.office().journal("user.type")).singleElement().satisfies(entry -> {
            assertThat(entry.subject().id()).isEqualTo(gus.uuid());
            assertThat(entry.agent().ground()).isEqualTo("grant-permissions by owner");
            assertThat(entry.details())
                    .containsEntry("from", "guest")
                    .containsEntry("to", "professional")
                    .hasSize(2);
        });
    }

    @Test
    @Tag("G6")
    void aRepeatedRequestChangesNothingMore() {
        UserId gus = portal.user("gus", GUEST);
        portal.office().once("up").permissions().changeType(gus, PROFESSIONAL).orThrow();
        portal.owner().changeType(gus, GUEST).orThrow();

        Outcome<?> again = portal.office().once("up").permissions().changeType(gus, PROFESSIONAL);

        assertThat(again.refusal()).isEmpty();
        assertThat(portal.office().desk().users().get(gus).orThrow().status().type())
                .isEqualTo(GUEST);
        assertThat(portal.office()
                        .once("up")
                        .permissions()
                        .changeType(gus, STAFF)
                        .refusal())
                .isPresent();
    }

    @EveryStorage
    @Test
    @Tag("G8")
    @Tag("P4")
    void whoDoesNotHaveWhatATypeAllowsMayNeitherGiveNorTakeIt() {
        Desk clerk = portal.desk(portal.user("cleo", STAFF, CLERK));
        UserId gus = portal.user("gus", GUEST);
        UserId ben = portal.user("ben", PROFESSIONAL);

        assertThat(reason(clerk.permissions().changeType(gus, PROFESSIONAL))).isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(reason(clerk.permissions().changeType(ben, STAFF))).isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(portal.desk(portal.user("dora", PROFESSIONAL, CLERK))
                        .permissions()
                        .changeType(gus, PROFESSIONAL)
                        .refusal())
                .as("a professional has all that a professional has")
                .isEmpty();
        assertThat(portal.office().journal("user.type"))
                .extracting(JournalRecord::refusal)
                .containsExactlyInAnyOrder(
                        Optional.of("access.type_not_grantable"),
                        Optional.of("access.type_not_grantable"),
                        Optional.empty());
    }

    @Test
    @Tag("G8")
    void whereTheTypeNamesRolesTheirHoldersAloneGiveIt() {
        portal = Portal.open(
                storage,
                clock,
                profile -> profile.type(
                        PROFESSIONAL,
                        TypeRule.allowing(INVITE, REPLY, CREATE, LARGE_FILES, SIGNATURE, RECALL)
                                .grantableBy(CLERK)));
        UserId gus = portal.user("gus", GUEST);
        Desk professional = portal.desk(portal.user("ben", PROFESSIONAL));

        assertThat(reason(portal.owner().changeType(gus, PROFESSIONAL))).isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(reason(professional.invitations().invite("eva@weiss.example", PROFESSIONAL)))
                .isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(portal.desk(portal.user("cleo", PROFESSIONAL, CLERK))
                        .permissions()
                        .changeType(gus, PROFESSIONAL)
                        .refusal()
                        .map(refusal -> refusal.reason()))
                .as("gives the one, and lacks nothing of the other")
                .isEmpty();
    }

    /** An invitation is a way to give a type, too. */
    @Test
    @Tag("G8")
    @Tag("P2")
    void whoInvitesGivesNoTypeThatAllowsMoreThanTheyHave() {
        portal = Portal.open(
                storage, clock, profile -> profile.type(STAFF, TypeRule.allowing(INVITE, REPLY, LARGE_FILES)));
        Desk staff = portal.desk(portal.user("sam", STAFF));

        assertThat(staff.invitations().invite("eva@weiss.example", GUEST).refusal())
                .isEmpty();
        assertThat(reason(staff.invitations().invite("fay@weiss.example", PROFESSIONAL)))
                .isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(reason(portal.roster()
                        .as(new Actor.Support(portal.office().organization(), "kim", Set.of(INVITE), "4711"))
                        .invitations()
                        .invite("fay@weiss.example", PROFESSIONAL)))
                .isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(portal.roster()
                        .as(new Actor.Support(
                                portal.office().organization(), "kim", Set.of(INVITE, GRANT_PERMISSIONS), "4711"))
                        .invitations()
                        .invite("fay@weiss.example", PROFESSIONAL)
                        .refusal())
                .isEmpty();
    }

    @Test
    @Tag("P4")
    void aJobAndSupportWithTheRightChangeTypes() {
        UserId gus = portal.user("gus", GUEST);
        var organization = portal.office().organization();

        assertThat(portal.roster()
                        .as(new Actor.Job(organization, "provisioning"))
                        .permissions()
                        .changeType(gus, PROFESSIONAL)
                        .refusal())
                .isEmpty();
        assertThat(portal.roster()
                        .as(new Actor.Support(organization, "kim", Set.of(GRANT_PERMISSIONS), "4711"))
                        .permissions()
                        .changeType(gus, GUEST)
                        .refusal())
                .isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("P4")
    @Tag("G8")
    void aChangeOfTypeTakesAndGivesNothingThatTheCallerDoesNotHold() {
        UserId clerk = portal.user("pia", PROFESSIONAL, CLERK);
        UserId owner = portal.user("bob", PROFESSIONAL, OWNER);
        Permissions permissions = portal.desk(clerk).permissions();

        assertThat(reason(permissions.changeType(owner, GUEST))).isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
        assertThat(portal.desk(owner).permissions().may(Permission.UNLOCK_USERS))
                .isTrue();

        portal.office().desk().permissions().changeType(owner, GUEST).orThrow();
        assertThat(permissions
                        .changeType(owner, PROFESSIONAL)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
        assertThat(portal.desk(owner).permissions().may(Permission.UNLOCK_USERS))
                .isFalse();
    }

    @Test
    @Tag("P4")
    @Tag("X3")
    void aRoleAtAPracticeAndOneThatBeginsLaterCountForAChangeOfType() {
        UserId clerk = portal.user("pia", PROFESSIONAL, CLERK);
        UserId here = portal.user("gus", GUEST);
        UserId later = portal.user("gia", GUEST);
        PracticeId practice = portal.office().founded().practice();
        Assignments assignments = portal.office().desk().assignments();
        assignments.grantRole(here, OWNER, practice, ValidityDraft.always()).orThrow();
        assignments
                .grantRole(
                        later,
                        OWNER,
                        practice,
                        ValidityDraft.always().from(clock.instant().plus(Duration.ofDays(1))))
                .orThrow();
        Permissions permissions = portal.desk(clerk).permissions();

        assertThat(reason(permissions.changeType(here, PROFESSIONAL))).isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
        assertThat(reason(permissions.changeType(later, PROFESSIONAL))).isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
        assertThat(permissions
                        .changeType(portal.user("gil", GUEST), PROFESSIONAL)
                        .refusal())
                .isEmpty();
    }

    @Test
    @Tag("P4")
    void whereBothTypesNameRolesTheirHoldersNeedNoPermissionOfTheTypes() {
        Portal other = Portal.open(
                storage,
                clock,
                profile -> profile.type(
                                PROFESSIONAL, TypeRule.allowing(INVITE, RECALL).grantableBy(CLERK))
                        .type(GUEST, TypeRule.allowing(REPLY).never(INVITE).grantableBy(CLERK)));
        UserId ben = other.user("ben", PROFESSIONAL);
        Permissions permissions =
                other.desk(other.user("cleo", StandardProfile.STAFF, CLERK)).permissions();

        assertThat(permissions.may(RECALL)).isFalse();
        assertThat(permissions.changeType(ben, GUEST).refusal()).isEmpty();
        assertThat(permissions.changeType(ben, PROFESSIONAL).refusal()).isEmpty();
    }

    @Test
    @Tag("M4")
    void anInvitationOfATypeThatTheProfileLostCanBeWithdrawn() {
        UserType relic = new UserType("relic");
        Portal before = Portal.open(storage, clock, profile -> profile.type(relic));
        InvitationId invitation = before.office()
                .desk()
                .invitations()
                .invite("relic@weiss.example", relic)
                .orThrow()
                .invitation();
        Desk later = Portal.open(storage, clock).roster().as(before.office().session());

        assertThat(later.invitations().withdraw(invitation).refusal()).isEmpty();
    }

    @Test
    @Tag("M4")
    @Tag("G8")
    void anInvitationWithARoleThatTheProfileLostCanBeWithdrawnAndNotRenewed() {
        Role relic = new Role("relic");
        Portal before =
                Portal.open(storage, clock, profile -> profile.role(relic, new RoleRule(Set.of(), Set.of(OWNER))));
        Invitations owner = before.ownerDesk().invitations();
        InvitationId invitation = owner.invite(
                        InvitationDraft.to("relic@weiss.example", STAFF).withRoles(relic))
                .orThrow()
                .invitation();
        Desk later = Portal.open(storage, clock).roster().as(before.office().session());

        assertThat(reason(later.invitations().renew(invitation))).isEqualTo(AccessReason.ROLE_UNKNOWN);
        assertThat(later.invitations().withdraw(invitation).refusal()).isEmpty();
    }

    /** Type and single grants have no end, so more time for their holder is more of them. */
    @Test
    @Tag("G8")
    @Tag("X1")
    void whoseTimeEndsGivesNoMoreTimeToTypeAndSingleGrants() {
        UserId ben = portal.user("ben", STAFF, OWNER);
        UserId single = portal.user("cleo", STAFF);
        UserId professional = portal.user("dora", PROFESSIONAL);
        portal.owner().grant(single, RECALL).orThrow();
        ValidityDraft shorter = ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(1)));
        ValidityDraft longer = ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(9)));
        Assignments owner = portal.ownerDesk().assignments();
        owner.limit(ben, longer).orThrow();
        owner.limit(single, shorter).orThrow();
        owner.limit(professional, shorter).orThrow();
        Assignments deputy = portal.desk(ben).assignments();

        assertThat(reason(deputy.limit(single, ValidityDraft.always())))
                .isEqualTo(AccessReason.PERMISSION_NOT_GRANTABLE);
        assertThat(reason(deputy.limit(professional, ValidityDraft.always()))).isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(deputy.limit(single, longer).refusal()).isEmpty();
        assertThat(deputy.limit(professional, longer).refusal()).isEmpty();
        assertThat(deputy.limit(single, shorter.from(clock.instant())).refusal())
                .as("less time is no gift")
                .isEmpty();
    }

    /** Two lists, with and without the trait, hold all users. */
    @EveryStorage
    @Test
    @Tag("M11")
    @Tag("G5")
    void usersAreListedByATraitThatTitlesDecide() {
        UserId owner = portal.office().session().user();
        UserId ben = portal.user("ben", PROFESSIONAL);
        UserId cleo = portal.user("cleo", PROFESSIONAL);
        portal.owner().changeTitle(ben, Optional.of(MD)).orThrow();
        portal.owner().changeTitle(cleo, Optional.of(RN)).orThrow();

        assertThat(users(UserFilter.all().withTrait(PRESCRIBER))).containsExactly(ben);
        assertThat(users(UserFilter.all().withTrait(PRESCRIBER.absent()))).containsExactlyInAnyOrder(owner, cleo);
    }

    private List<UserId> users(UserFilter filter) {
        return portal
                .ownerDesk()
                .users()
                .list(filter, UserQuery.Order.ADDRESS, PageRequest.first(10))
                .orThrow()
                .items()
                .stream()
                .map(UserDetails::id)
                .toList();
    }

    /** A person without a user has no title. */
    @Test
    @Tag("N6")
    void theDirectoryIsListedByTraitsOfTypesOnly() {
        DirectoryFilter prescribers = DirectoryFilter.all().withTrait(PRESCRIBER);

        assertThatThrownBy(() -> portal.ownerDesk()
                        .directory()
                        .list(prescribers, PeopleQuery.Order.ADDRESS, PageRequest.first(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("that user types of some profile have");
    }

    @EveryStorage
    @Test
    @Tag("P2")
    void whoMayNotInviteATypeMayNotRenewAnInvitationOfIt() {
        Role inviter = new Role("inviter");
        Portal other = Portal.open(
                storage,
                clock,
                profile -> profile.role(inviter, new RoleRule(Set.of(Permission.INVITE), Set.of(OWNER))));
        InvitationId doctor = other.office()
                .desk()
                .invitations()
                .invite("doctor@weiss.example", PROFESSIONAL)
                .orThrow()
                .invitation();
        Desk desk = other.desk(other.user("ivo", StandardProfile.STAFF, inviter));

        assertThat(reason(desk.invitations().renew(doctor))).isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
        assertThat(reason(desk.invitations().withdraw(doctor))).isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
        assertThat(desk.invitations()
                        .resend(doctor)
                        .refusal()
                        .filter(refusal -> refusal.reason() == AccessReason.TYPE_NOT_GRANTABLE))
                .isEmpty();
    }

    @Test
    @Tag("P4")
    void nobodyChangesTheOwnTypeAndAClosedUserKeepsTheirs() {
        UserId closed = portal.user("gone", GUEST);
        portal.office().desk().users().close(closed).orThrow();

        assertThat(reason(portal.owner().changeType(portal.office().session().user(), GUEST)))
                .isEqualTo(NOT_ONESELF);
        assertThat(reason(portal.owner().changeType(closed, PROFESSIONAL))).isEqualTo(WRONG_STATE);
    }

    @Test
    @Tag("P4")
    void aTypeThatTheProfileDoesNotHaveIsRefusedAndOneThatItLostCanBeReplaced() {
        Portal before = Portal.open(storage, clock, profile -> profile.type(new UserType("relic")));
        UserId ben = before.user("ben", new UserType("relic"));
        Desk later = Portal.open(storage, clock).roster().as(before.office().session());

        assertThat(reason(later.permissions().changeType(ben, new UserType("ghost"))))
                .isEqualTo(TYPE_UNKNOWN);
        assertThat(later.permissions().changeType(ben, PROFESSIONAL).refusal()).isEmpty();
    }

    /** A guest never unlocks, so the downgrade would take the last unlocker. */
    @EveryStorage
    @Test
    @Tag("L8")
    void aDowngradeDoesNotTakeTheLastUserWhoMayUnlock() {
        UserId last = portal.office().session().user();
        var support = portal.office().support().permissions();

        assertThat(reason(support.changeType(last, GUEST))).isEqualTo(LAST_UNLOCKER);
        assertThat(support.changeType(last, PROFESSIONAL).refusal()).isEmpty();

        portal.user("second", STAFF, OWNER);
        assertThat(support.changeType(last, GUEST).refusal()).isEmpty();
        assertThat(portal.roster().as(portal.session(last)).permissions().may(UNLOCK_USERS))
                .isFalse();
    }

    @Test
    @Tag("S2")
    void aUserOfAnotherOrganizationIsNotFound() {
        UserId ben = portal.user("ben", GUEST);
        Desk other = portal.kit().offices().open().desk();

        assertThat(reason(other.permissions().changeType(ben, PROFESSIONAL))).isEqualTo(NOT_FOUND);
        assertThat(reason(other.permissions().of(ben))).isEqualTo(NOT_FOUND);
    }

    @EveryStorage
    @Test
    @Tag("M11")
    void prescriberIsWhoHasATitleOfTheList() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        assertThat(portal.owner().of(ben).orThrow().traits()).containsExactly(EMPLOYEE);

        portal.owner().changeTitle(ben, Optional.of(MD)).orThrow();
        assertThat(portal.owner().of(ben).orThrow().title()).contains(MD);
        assertThat(portal.owner().of(ben).orThrow().traits()).containsExactly(EMPLOYEE, PRESCRIBER);

        portal.owner().changeTitle(ben, Optional.of(RN)).orThrow();
        assertThat(portal.owner().of(ben).orThrow().traits()).containsExactly(EMPLOYEE);

        portal.owner().changeTitle(ben, Optional.empty()).orThrow();
        assertThat(portal.owner().of(ben).orThrow().title()).isEmpty();
        assertThat(portal.office().journal("user.title"))
                .extracting(entry ->
                        entry.details().get("from") + ">" + entry.details().get("to"))
                .containsExactlyInAnyOrder(">md", "md>rn", "rn>");
    }

    /** The list is data of the profile: users follow it without being touched. */
    @Test
    @Tag("M11")
    void anotherListOfTitlesMakesOthersPrescribers() {
        UserId ben = portal.user("ben", PROFESSIONAL);
        portal.owner().changeTitle(ben, Optional.of(RN)).orThrow();

        Portal later = Portal.open(storage, clock, profile -> profile.traitByTitle(PRESCRIBER, MD, RN));

        assertThat(later.roster()
                        .as(portal.office().session())
                        .permissions()
                        .of(ben)
                        .orThrow()
                        .traits())
                .contains(PRESCRIBER);
    }

    @Test
    @Tag("M11")
    void aTitleThatTheProfileDoesNotHaveIsRefusedAndDecidesNothingWhereItIsStored() {
        Title shaman = new Title("shaman");
        UserId ben = portal.user("ben", PROFESSIONAL);
        assertThat(reason(portal.owner().changeTitle(ben, Optional.of(shaman)))).isEqualTo(TITLE_UNKNOWN);

        Portal before = Portal.open(storage, clock, profile -> profile.titles(shaman));
        before.roster()
                .as(portal.office().session())
                .permissions()
                .changeTitle(ben, Optional.of(shaman))
                .orThrow();

        assertThat(portal.owner().of(ben).orThrow().traits()).containsExactly(EMPLOYEE);
        assertThat(portal.roster().operations().health().unknownCodes()).containsExactly("title shaman");
    }
}
