package io.rosterkit.acceptance.permission;

import static io.rosterkit.acceptance.permission.Portal.RECALL;
import static io.rosterkit.acceptance.permission.Portal.SIGNATURE;
import static io.rosterkit.acceptance.permission.Portal.reason;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.PERMISSION_NOT_GRANTABLE;
import static io.rosterkit.model.access.AccessReason.ROLE_NOT_GRANTABLE;
import static io.rosterkit.model.access.AccessReason.ROLE_UNKNOWN;
import static io.rosterkit.model.access.AccessReason.TYPE_NOT_GRANTABLE;
import static io.rosterkit.model.access.Permission.GRANT_PERMISSIONS;
import static io.rosterkit.model.access.Permission.GRANT_ROLES;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.model.access.Permission.MANAGE_USERS;
import static io.rosterkit.model.access.Permission.UNLOCK_USERS;
import static io.rosterkit.model.access.Permission.VIEW_USERS;
import static io.rosterkit.model.customrole.CustomRoleReason.CHANGED;
import static io.rosterkit.model.customrole.CustomRoleReason.LIMIT_REACHED;
import static io.rosterkit.model.customrole.CustomRoleReason.NAME_TAKEN;
import static io.rosterkit.model.customrole.CustomRoleReason.OFF;
import static io.rosterkit.model.customrole.CustomRoleReason.PERMISSION_NOT_ALLOWED;
import static io.rosterkit.model.user.UserReason.NOT_ONESELF;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.AccessGround;
import io.rosterkit.access.AccessGround.Kind;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.TypeRule;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.customrole.CustomRoleDetails;
import io.rosterkit.customrole.CustomRoleDraft;
import io.rosterkit.customrole.CustomRoleReceipt;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.profile.Profile;
import io.rosterkit.session.AuthenticatedSession;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An organization composes roles of its own from what their maker holds. */
@RosterTest
@Tag("X6")
class CustomRoleTest {

    /** Manages people, and may do nothing else of the product than recall. */
    private static final Role MANAGER = new Role("manager");

    private static final UserType TRAINEE = new UserType("trainee");
    private static final Set<Permission> OF_MANAGER =
            Set.of(GRANT_ROLES, GRANT_PERMISSIONS, VIEW_USERS, MANAGE_USERS, INVITE, RECALL);

    private final Storage storage;
    private final MovableClock clock;
    private Portal portal;
    private UserId ben;

    CustomRoleTest(Storage storage, MovableClock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        portal = Portal.open(storage, clock, CustomRoleTest::withCustomRoles);
        ben = portal.user("ben", STAFF);
    }

    private static Profile.Builder withCustomRoles(Profile.Builder profile) {
        return profile.role(MANAGER, new RoleRule(OF_MANAGER, Set.of(OWNER)))
                .type(TRAINEE, TypeRule.allowing().never(RECALL, SIGNATURE))
                .practice(PracticePolicy.standard().ownCodeWord(true))
                .customRoles(RECALL, SIGNATURE, INVITE, VIEW_USERS, MANAGE_USERS, GRANT_ROLES, GRANT_PERMISSIONS);
    }

    @EveryStorage
    @Test
    void aComposedRoleIsGivenActsIsListedAndExplained() {
        CustomRoleReceipt made = compose(portal.ownerDesk(), "Front desk", RECALL, VIEW_USERS);
        Role role = made.role();

        portal.ownerDesk().users().changeRoles(ben, Set.of(role)).orThrow();

        String token = portal.roster()
                .operations()
                .signInExternally(portal.office().organization(), ben)
                .orThrow()
                .token()
                .reveal();
        AuthenticatedSession session = portal.roster().session(token).orThrow();
        assertThat(session.roles()).containsExactly(role);
        assertThat(session.permissions()).containsExactlyInAnyOrder(RECALL, VIEW_USERS);
        assertThat(portal.desk(ben).permissions().may(RECALL)).isTrue();
        assertThat(portal.desk(ben).permissions().may(SIGNATURE)).isFalse();
        assertThat(portal.desk(ben).customRoles().all().orThrow())
                .containsExactly(new CustomRoleDetails(
                        role, new DisplayName("Front desk"), Set.of(RECALL, VIEW_USERS), Set.of(), 1));
        assertThat(portal.owner().explain(RECALL, ben).orThrow().ground()).contains(AccessGround.of(role));
        assertThat(portal.owner().of(ben).orThrow().effective()).containsExactly(RECALL, VIEW_USERS);
        assertThat(holders(role)).containsExactly(ben);
        assertThat(portal.office().journal("customrole.compose"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsAllEntriesOf(Map.of("role", role.code(), "permissions", "recall view-users")));
    }

    @Test
    @Tag("G6")
    void theSameRequestIsOneChange() {
        CustomRoleReceipt made = compose(once("compose"), "Helper", RECALL);
        assertThat(compose(once("compose"), "Helper", RECALL)).isEqualTo(made);
        assertThat(reason(tryToCompose(once("compose"), "Helper", INVITE))).isEqualTo(InputReason.REQUEST_REUSED);
        CustomRoleReceipt changed =
                change(once("change"), made.role(), 1, "Helper", INVITE).orThrow();
        assertThat(change(once("change"), made.role(), 1, "Helper", INVITE).orThrow())
                .isEqualTo(changed);
        once("retire").customRoles().retire(made.role()).orThrow();
        assertThat(once("retire").customRoles().retire(made.role()).orThrow()).isEqualTo(made.role());
    }

    private Desk once(String request) {
        return portal.ownerDesk().once(request);
    }

    @Test
    void nothingIsComposedWhereTheProfileDoesNotLetIt() {
        Portal plain = Portal.open(storage, clock);

        assertThat(reason(tryToCompose(plain.ownerDesk(), "Front desk", RECALL)))
                .isEqualTo(OFF);
        assertThat(plain.ownerDesk().customRoles().all().orThrow()).isEmpty();
    }

    @EveryStorage
    @Test
    void aMakerComposesOnlyFromWhatTheyHoldWithoutAnEnd() {
        Desk manager = portal.desk(portal.user("mia", STAFF, MANAGER));
        Desk limited = limited(MANAGER);

        assertThat(tryToCompose(manager, "Signer", SIGNATURE).refusal())
                .contains(
                        Refusal.of(PERMISSION_NOT_GRANTABLE).at("permissions").with("permission", "request-signature"));
        assertThat(tryToCompose(manager, "Unlocker", UNLOCK_USERS).refusal())
                .contains(Refusal.of(PERMISSION_NOT_ALLOWED).at("permissions").with("permission", "unlock-users"));
        assertThat(reason(tryToCompose(portal.ownerDesk(), "Unlocker", UNLOCK_USERS)))
                .isEqualTo(PERMISSION_NOT_ALLOWED);
        assertThat(reason(tryToCompose(limited, "Recaller", RECALL))).isEqualTo(PERMISSION_NOT_GRANTABLE);
        assertThat(reason(tryToCompose(limited, "Nothing"))).isEqualTo(PERMISSION_NOT_GRANTABLE);
        assertThat(reason(tryToCompose(portal.desk(ben), "Recaller"))).isEqualTo(NOT_PERMITTED);
        assertThat(tryToCompose(manager, "Recaller", RECALL).refusal()).isEmpty();
        assertThat(tryToCompose(portal.office().support(), "Signer", SIGNATURE).refusal())
                .isEmpty();
    }

    @Test
    void aSingleDenialTakesAPermissionFromMakersAndHoldersOfARole() {
        UserId mia = portal.user("mia", STAFF, MANAGER);
        Role role = compose(portal.ownerDesk(), "Recaller", RECALL).role();
        portal.ownerDesk().users().changeRoles(ben, Set.of(role)).orThrow();

        portal.owner().deny(mia, RECALL).orThrow();
        portal.owner().deny(ben, RECALL).orThrow();

        assertThat(reason(tryToCompose(portal.desk(mia), "Another", RECALL))).isEqualTo(PERMISSION_NOT_GRANTABLE);
        assertThat(portal.desk(ben).permissions().may(RECALL)).isFalse();
        assertThat(portal.owner()
                        .explain(RECALL, ben)
                        .orThrow()
                        .ground()
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.SINGLE_DENIAL);
    }

    @Test
    void whatATypeNeverHasComesByNoComposedRole() {
        Role role = compose(portal.ownerDesk(), "Recaller", RECALL, VIEW_USERS).role();
        UserId tom = portal.user("tom", TRAINEE, role);

        assertThat(portal.owner().of(tom).orThrow().effective()).containsExactly(VIEW_USERS);
    }

    @EveryStorage
    @Test
    @Tag("G8")
    void aRoleIsGivenAndTakenByWhoHoldsAllThatItAllows() {
        Role recaller = compose(portal.ownerDesk(), "Recaller", RECALL).role();
        Role signer = compose(portal.ownerDesk(), "Signer", RECALL, SIGNATURE).role();
        UserId cleo = portal.user("cleo", STAFF, signer);
        Desk manager = portal.desk(portal.user("mia", STAFF, MANAGER));

        assertThat(manager.users().changeRoles(ben, Set.of(recaller)).refusal()).isEmpty();
        assertThat(reason(manager.users().changeRoles(ben, Set.of(signer)))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(manager.users().changeRoles(cleo, Set.of()))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(manager.users().deactivate(cleo))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(manager.invitations()
                        .invite(InvitationDraft.to("eva@weiss.example", STAFF).withRoles(signer))))
                .isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(manager.users().changeRoles(ben, Set.of()).refusal()).isEmpty();
        assertThat(reason(portal.desk(ben).users().changeRoles(cleo, Set.of()))).isEqualTo(NOT_PERMITTED);
    }

    @Test
    @Tag("G8")
    void whoGivesRolesByAComposedRoleGivesWhatItAllowsAndNoRoleOfTheProfile() {
        Role helper = compose(portal.ownerDesk(), "Helper", GRANT_ROLES, RECALL).role();
        Desk cleo = portal.desk(portal.user("cleo", STAFF, helper));

        assertThat(cleo.users().changeRoles(ben, Set.of(helper)).refusal()).isEmpty();
        assertThat(reason(cleo.users().changeRoles(ben, Set.of(helper, MANAGER))))
                .isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(change(cleo, helper, 1, "Helper", GRANT_ROLES, RECALL, SIGNATURE)))
                .isEqualTo(PERMISSION_NOT_GRANTABLE);
        assertThat(portal.desk(ben).permissions().may(SIGNATURE)).isFalse();
    }

    @Test
    @Tag("X1")
    void whoseRightEndsGivesAComposedRoleUntilThenAndChangesNone() {
        Role recaller = compose(portal.ownerDesk(), "Recaller", RECALL).role();
        Instant end = clock.instant().plus(Duration.ofDays(1));
        Desk limited = limited(MANAGER);

        limited.users().changeRoles(ben, Set.of(recaller)).orThrow();

        assertThat(portal.ownerDesk().assignments().of(ben).orThrow().roles())
                .singleElement()
                .satisfies(grant -> assertThat(grant.validity().ends()).contains(end));
        assertThat(reason(change(limited, recaller, 1, "Recaller"))).isEqualTo(PERMISSION_NOT_GRANTABLE);
        assertThat(limited.customRoles().retire(recaller).refusal()).isEmpty();
    }

    @EveryStorage
    @Test
    void aChangeNeedsWhatTheRoleAllowsBeforeAndAfterAndActsFromTheNextCallOn() {
        Role role = compose(portal.ownerDesk(), "Helper", RECALL, SIGNATURE).role();
        portal.ownerDesk().users().changeRoles(ben, Set.of(role)).orThrow();
        Desk running = portal.desk(ben);
        Desk manager = portal.desk(portal.user("mia", STAFF, MANAGER));

        assertThat(reason(change(manager, role, 1, "Helper", RECALL)))
                .as("takes what the caller does not hold")
                .isEqualTo(PERMISSION_NOT_GRANTABLE);
        assertThat(change(portal.ownerDesk(), role, 1, "Helper", RECALL)
                        .orThrow()
                        .version())
                .isEqualTo(2);
        assertThat(running.permissions().may(SIGNATURE)).isFalse();
        assertThat(reason(change(manager, role, 2, "Helper", RECALL, SIGNATURE)))
                .isEqualTo(PERMISSION_NOT_GRANTABLE);
        assertThat(reason(change(manager, role, 1, "Helper", RECALL, INVITE))).isEqualTo(CHANGED);
        assertThat(change(manager, role, 2, "Assistant", INVITE).orThrow().version())
                .isEqualTo(3);

        assertThat(running.permissions().may(INVITE)).isTrue();
        assertThat(running.permissions().may(RECALL)).isFalse();
        assertThat(portal.ownerDesk().customRoles().all().orThrow())
                .singleElement()
                .satisfies(details -> assertThat(details.name().text()).isEqualTo("Assistant"));
        assertThat(change(manager, role, 3, "Assistant", INVITE).orThrow().version())
                .as("nothing to change")
                .isEqualTo(3);
        assertThat(portal.office().journal("customrole.change"))
                .filteredOn(entry -> entry.refusal().isEmpty())
                .hasSize(2)
                .first()
                .satisfies(entry -> assertThat(entry.details())
                        .containsAllEntriesOf(Map.of("added", "invite", "removed", "recall", "name", "changed")));
    }

    @Test
    @Tag("X1")
    void theEndOfAComposedRoleIsAnnouncedByItsName() {
        Role role = compose(portal.ownerDesk(), "Night shift", RECALL).role();
        UserId fay = portal.user("fay", STAFF);
        portal.ownerDesk()
                .assignments()
                .grantRole(
                        fay, role, ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(5))))
                .orThrow();

        portal.roster().operations().expire(10);

        assertThat(portal.kit().mail().to(Portal.address("fay")).latest().text())
                .contains("Night shift")
                .doesNotContain("custom-");
    }

    @Test
    void nobodyWidensTheOwnRightsByARoleThatTheyHold() {
        Role role = compose(portal.ownerDesk(), "Helper", GRANT_ROLES).role();
        UserId cleo = portal.user("cleo", STAFF, role);

        assertThat(reason(change(portal.desk(cleo), role, 1, "Helper", GRANT_ROLES, VIEW_USERS)))
                .isEqualTo(PERMISSION_NOT_GRANTABLE);
        assertThat(change(portal.desk(cleo), role, 1, "Helper").refusal()).isEmpty();
        UserId owner = portal.user("dora", STAFF, OWNER, role);
        assertThat(reason(change(portal.desk(owner), role, 2, "Helper", GRANT_ROLES)))
                .as("what the owner has by another role, which may be taken")
                .isEqualTo(NOT_ONESELF);
        assertThat(reason(change(portal.desk(cleo), role, 2, "Helper", GRANT_ROLES)))
                .isEqualTo(NOT_PERMITTED);
    }

    @EveryStorage
    @Test
    void aRetiredRoleAllowsNothingFromTheNextCallOnAndNeverComesBack() {
        Role role = compose(portal.ownerDesk(), "Helper", RECALL, VIEW_USERS).role();
        portal.ownerDesk().users().changeRoles(ben, Set.of(role)).orThrow();
        InvitationId eva = portal.ownerDesk()
                .invitations()
                .invite(InvitationDraft.to("eva@weiss.example", STAFF).withRoles(role))
                .orThrow()
                .invitation();
        Desk running = portal.desk(ben);
        assertThat(running.permissions().may(RECALL)).isTrue();

        portal.ownerDesk().customRoles().retire(role).orThrow();

        assertThat(running.permissions().may(RECALL)).isFalse();
        assertThat(reason(portal.ownerDesk().customRoles().retire(role))).isEqualTo(ROLE_UNKNOWN);
        assertThat(reason(change(portal.ownerDesk(), role, 1, "Helper"))).isEqualTo(ROLE_UNKNOWN);
        assertThat(reason(portal.ownerDesk().users().changeRoles(portal.user("cleo", STAFF), Set.of(role))))
                .isEqualTo(ROLE_UNKNOWN);
        assertThat(compose(portal.ownerDesk(), "Helper", RECALL).role()).isNotEqualTo(role);
        portal.ownerDesk().invitees().edit(eva, InviteeEdit.none().name("Eva")).orThrow();
        portal.ownerDesk().invitations().withdraw(eva).orThrow();
        assertThat(running.permissions().may(RECALL)).isFalse();
        assertThat(portal.desk(portal.user("mia", STAFF, MANAGER))
                        .users()
                        .changeRoles(ben, Set.of())
                        .refusal())
                .isEmpty();
        assertThat(portal.roster().operations().health().unknownCodes()).isEmpty();
    }

    @Test
    void aNameIsUniqueAfterFoldingAndSafe() {
        Role first = compose(portal.ownerDesk(), "Empfang Süd").role();
        compose(portal.ownerDesk(), "Labor");

        assertThat(reason(tryToCompose(portal.ownerDesk(), " EMPFANG  SUD "))).isEqualTo(NAME_TAKEN);
        assertThat(reason(change(portal.ownerDesk(), first, 1, "labor"))).isEqualTo(NAME_TAKEN);
        assertThat(change(portal.ownerDesk(), first, 1, "Empfang SÜD").refusal())
                .as("the own name")
                .isEmpty();
        assertThat(reason(tryToCompose(portal.ownerDesk(), "Lab\r\nBcc: eve"))).isEqualTo(ContactReason.NAME_UNSAFE);
        assertThat(reason(tryToCompose(portal.ownerDesk(), "Lab\u202Eor"))).isEqualTo(ContactReason.NAME_UNSAFE);
        assertThat(reason(tryToCompose(portal.ownerDesk(), " "))).isEqualTo(ContactReason.NAME_MISSING);
    }

    @Test
    @Tag("N3")
    void noNameTellsACodeWordAndNoCodeWordStandsInAName() {
        Desk owner = portal.ownerDesk();
        String word = portal.office().codeWord();
        Role role = compose(owner, "Kingfisher 2048").role();
        PracticeId practice = portal.office().founded().practice();

        assertThat(reason(tryToCompose(owner, "Desk " + word))).isEqualTo(ContactReason.NAME_TELLS_CODE_WORD);
        assertThat(reason(change(owner, role, 1, word.replace("-", " "))))
                .isEqualTo(ContactReason.NAME_TELLS_CODE_WORD);
        assertThat(reason(owner.practices().chooseCodeWord(practice, "king-fisher2048")))
                .isEqualTo(OrganizationReason.CODE_WORD_IN_NAME);
    }

    @EveryStorage
    @Test
    void anOrganizationHasFiftyRolesAtMostAndNoMoreThanTheStorageHolds() {
        Desk owner = portal.ownerDesk();
        for (int count = 1; count <= CustomRoleSet.MAX_ROLES; count++) {
            compose(owner, "Role " + count, INVITE, RECALL);
        }

        assertThat(tryToCompose(owner, "One more").refusal())
                .contains(Refusal.of(LIMIT_REACHED).with("atMost", CustomRoleSet.MAX_ROLES));
        owner.customRoles().retire(new Role("custom-1")).orThrow();
        assertThat(compose(owner, "One more").role()).isEqualTo(new Role("custom-51"));
        Optional<Reason> last = Optional.empty();
        for (CustomRoleDetails role : owner.customRoles().all().orThrow()) {
            String longest = role.role() + "\uD83E\uDDB7".repeat(90);
            last = change(owner, role.role(), 1, longest, INVITE, RECALL)
                    .refusal()
                    .map(Refusal::reason);
        }
        assertThat(last).contains(LIMIT_REACHED);
        assertThat(owner.customRoles().all().orThrow()).hasSize(CustomRoleSet.MAX_ROLES);
    }

    @EveryStorage
    @Test
    void whatAProfileNoLongerLetsRolesHoldAllowsNothingAndShowsInTheHealth() {
        Role role = compose(portal.ownerDesk(), "Helper", RECALL, VIEW_USERS).role();
        portal.ownerDesk().users().changeRoles(ben, Set.of(role)).orThrow();
        Profile narrower = Portal.profile()
                .role(MANAGER, new RoleRule(Set.of(GRANT_ROLES, VIEW_USERS), Set.of(OWNER)))
                .customRoles(VIEW_USERS)
                .build();
        Portal later = new Portal(Kit.of(storage, clock, narrower), portal.office());
        Desk owner = later.desk(portal.office().session().user());
        Desk manager = later.desk(portal.user("mia", STAFF, MANAGER));
        UserId cleo = portal.user("cleo", STAFF);

        assertThat(later.desk(ben).permissions().may(RECALL)).isFalse();
        assertThat(later.desk(ben).permissions().may(VIEW_USERS)).isTrue();
        assertThat(later.roster().operations().health().unknownCodes()).containsExactly("permission recall");
        assertThat(owner.customRoles().all().orThrow()).singleElement().satisfies(details -> {
            assertThat(details.permissions()).containsExactly(VIEW_USERS);
            assertThat(details.withoutEffect()).containsExactly(RECALL);
        });
        assertThat(reason(manager.users().changeRoles(cleo, Set.of(role))))
                .as("would allow more when the profile lets it again")
                .isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(change(manager, role, 1, "Helper", VIEW_USERS).refusal()).isEmpty();
        assertThat(manager.users().changeRoles(cleo, Set.of(role)).refusal()).isEmpty();
    }

    @Test
    void rolesAllowNothingOnceTheProfileLetsOrganizationsComposeNone() {
        Role role = compose(portal.ownerDesk(), "Helper", RECALL).role();
        portal.ownerDesk().users().changeRoles(ben, Set.of(role)).orThrow();
        Portal later = new Portal(Kit.of(storage, clock, Portal.profile().build()), portal.office());
        Desk owner = later.desk(portal.office().session().user());

        assertThat(later.desk(ben).permissions().may(RECALL)).isFalse();
        assertThat(reason(owner.users().changeRoles(portal.user("cleo", STAFF), Set.of(role))))
                .isEqualTo(ROLE_UNKNOWN);
        assertThat(reason(change(owner, role, 1, "Helper"))).isEqualTo(OFF);
        assertThat(owner.customRoles().all().orThrow())
                .singleElement()
                .satisfies(details -> assertThat(details.withoutEffect()).containsExactly(RECALL));
        assertThat(owner.customRoles().retire(role).refusal()).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("X3")
    void aRoleAtAPracticeActsThereOnly() {
        Role role = compose(portal.ownerDesk(), "Site manager", MANAGE_USERS, GRANT_ROLES)
                .role();
        PracticeId practice = portal.office().founded().practice();
        for (UserId user : List.of(ben, portal.user("cleo", STAFF))) {
            portal.ownerDesk()
                    .assignments()
                    .assign(user, practice, ValidityDraft.always())
                    .orThrow();
        }
        portal.ownerDesk()
                .assignments()
                .grantRole(ben, role, practice, ValidityDraft.always())
                .orThrow();
        Desk site = portal.desk(ben);
        UserId cleo = holdersAt(practice).stream()
                .filter(user -> !user.equals(ben))
                .findFirst()
                .orElseThrow();

        assertThat(site.assignments()
                        .grantRole(cleo, role, practice, ValidityDraft.always())
                        .refusal())
                .isEmpty();
        assertThat(site.permissions().may(MANAGE_USERS)).isFalse();
        assertThat(reason(site.users().close(cleo))).isEqualTo(NOT_PERMITTED);
        assertThat(reason(site.assignments().grantRole(cleo, role, ValidityDraft.always())))
                .isEqualTo(NOT_PERMITTED);
        assertThat(reason(tryToCompose(site, "Another"))).isEqualTo(NOT_PERMITTED);
    }

    @EveryStorage
    @Test
    void anInvitedPersonGetsTheRoleAsItIsThen() {
        Role role = compose(portal.ownerDesk(), "Helper", RECALL).role();
        UserId eva = portal.office().join("eva", role).user();

        assertThat(portal.desk(eva).permissions().may(RECALL)).isTrue();
        change(portal.ownerDesk(), role, 1, "Helper", SIGNATURE).orThrow();
        assertThat(portal.owner().of(eva).orThrow().effective()).containsExactly(SIGNATURE);
    }

    @Test
    @Tag("P4")
    void aProgramHasWhatItsMakerHasByAComposedRoleAndComposesFromItsKey() {
        Role role = compose(portal.ownerDesk(), "Helper", RECALL, SIGNATURE).role();
        Desk program = portal.office().program(GRANT_ROLES, RECALL);

        assertThat(reason(program.users().changeRoles(ben, Set.of(role)))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(tryToCompose(program, "Signer", SIGNATURE))).isEqualTo(PERMISSION_NOT_GRANTABLE);
        Role recaller = compose(program, "Recaller", RECALL).role();
        assertThat(program.users().changeRoles(ben, Set.of(recaller)).refusal()).isEmpty();
    }

    @Test
    void aChangeOfTypeCountsWhatTheUserHasByAComposedRole() {
        Role role = compose(portal.ownerDesk(), "Signer", SIGNATURE).role();
        UserId tom = portal.user("tom", TRAINEE, role);
        UserId tim = portal.user("tim", TRAINEE);
        Desk manager = portal.desk(portal.user("mia", STAFF, MANAGER));

        assertThat(manager.permissions().changeType(tim, STAFF).refusal()).isEmpty();
        assertThat(reason(manager.permissions().changeType(tom, STAFF)))
                .as("would get what the caller does not hold")
                .isEqualTo(TYPE_NOT_GRANTABLE);
    }

    @Test
    @Tag("S2")
    void rolesOfAnotherOrganizationDoNotExist() {
        Office other = portal.kit().offices().open();
        Role theirs = compose(other.desk(), "Theirs", RECALL, SIGNATURE).role();

        assertThat(portal.ownerDesk().customRoles().all().orThrow()).isEmpty();
        assertThat(reason(portal.ownerDesk().users().changeRoles(ben, Set.of(theirs))))
                .isEqualTo(ROLE_UNKNOWN);
        Role same = compose(portal.ownerDesk(), "Theirs", INVITE).role();
        assertThat(same).isEqualTo(theirs);
        portal.ownerDesk().users().changeRoles(ben, Set.of(same)).orThrow();
        assertThat(portal.owner().of(ben).orThrow().effective()).containsExactly(INVITE);
    }

    @Test
    void overridesAndRolesKeepEachOther() {
        var policies = portal.roster().operations().policies(portal.office().organization());
        Role role = compose(portal.ownerDesk(), "Helper", RECALL).role();

        policies.override(
                        policies.get().orThrow().version(),
                        PolicyOverrides.none().minPasswordLength(20))
                .orThrow();
        compose(portal.ownerDesk(), "Another", RECALL);

        assertThat(portal.ownerDesk().customRoles().all().orThrow())
                .extracting(CustomRoleDetails::role)
                .containsExactly(role, new Role("custom-2"));
        assertThat(policies.get().orThrow().overrides().minPasswordLength()).contains(20);
    }

    private Desk limited(Role role) {
        UserId lea = portal.user("lea", STAFF);
        portal.ownerDesk()
                .assignments()
                .grantRole(
                        lea, role, ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(1))))
                .orThrow();
        return portal.desk(lea);
    }

    private List<UserId> holders(Role role) {
        return ids(UserFilter.all().withRoles(Set.of(role)));
    }

    private List<UserId> holdersAt(PracticeId practice) {
        return ids(UserFilter.all().atPractices(Set.of(practice)));
    }

    private List<UserId> ids(UserFilter filter) {
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

    private static CustomRoleReceipt compose(Desk desk, String name, Permission... permissions) {
        return tryToCompose(desk, name, permissions).orThrow();
    }

    private static Outcome<CustomRoleReceipt> tryToCompose(Desk desk, String name, Permission... permissions) {
        return desk.customRoles().compose(new CustomRoleDraft(name, Set.of(permissions)));
    }

    private static Outcome<CustomRoleReceipt> change(
            Desk desk, Role role, int version, String name, Permission... permissions) {
        return desk.customRoles().change(role, version, new CustomRoleDraft(name, Set.of(permissions)));
    }
}
