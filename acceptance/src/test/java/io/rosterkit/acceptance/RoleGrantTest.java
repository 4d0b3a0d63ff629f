package io.rosterkit.acceptance;

import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.ROLE_NOT_GRANTABLE;
import static io.rosterkit.model.access.AccessReason.ROLE_UNKNOWN;
import static io.rosterkit.model.access.Permission.GRANT_ROLES;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.model.access.Permission.MANAGE_USERS;
import static io.rosterkit.model.access.Permission.UNLOCK_USERS;
import static io.rosterkit.model.access.Permission.VIEW_USERS;
import static io.rosterkit.model.contact.ContactReason.ADDRESS_MISSING;
import static io.rosterkit.model.invitation.InvitationReason.LINK_UNKNOWN;
import static io.rosterkit.model.signin.SignInReason.ORGANIZATION_NEEDED;
import static io.rosterkit.model.signin.SignInReason.REFUSED;
import static io.rosterkit.model.verification.VerificationReason.CHALLENGE_OVER;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.access.RoleRule;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListColumns;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.recovery.RecoveryRequested;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.Users;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("G8")
class RoleGrantTest {

    private static final Role MANAGER = new Role("user-manager");
    private static final Role CLERK = new Role("clerk");

    @Test
    void anOwnerGivesEveryRole(Offices offices) {
        Office office = offices.open();

        assertThat(invite(office.desk(), OWNER, OFFICE_ADMINISTRATOR).refusal()).isEmpty();
    }

    @Test
    void anOfficeAdministratorMakesOfficeAdministratorsButNoOwners(Roster roster, Offices offices) {
        Office office = offices.open();
        Desk admin = roster.as(office.join("admin", OFFICE_ADMINISTRATOR));

        assertThat(invite(admin, OWNER).refusal())
                .contains(Refusal.of(ROLE_NOT_GRANTABLE).at("roles").with("role", "owner"));
        assertThat(invite(admin, OFFICE_ADMINISTRATOR, OWNER).refusal())
                .contains(Refusal.of(ROLE_NOT_GRANTABLE).at("roles").with("role", "owner"));
        assertThat(invite(admin, OFFICE_ADMINISTRATOR).refusal()).isEmpty();
    }

    @Test
    void noRoleComesInByReplacingAnInvitation(Roster roster, Offices offices) {
        Office office = offices.open();
        Desk admin = roster.as(office.join("admin", OFFICE_ADMINISTRATOR));

        Outcome<?> replaced = admin.invitations()
                .replace(
                        Someone.invitedTo(office),
                        InvitationDraft.to("eva@weiss.example", STAFF).withRoles(OWNER));

        assertThat(reason(replaced)).isEqualTo(ROLE_NOT_GRANTABLE);
    }

    @Test
    void noRoleComesInByAList(Roster roster, Offices offices) {
        Office office = offices.open();
        Desk admin = roster.as(office.join("admin", OFFICE_ADMINISTRATOR));
        AddressList list = AddressList.csv(new ByteArrayInputStream(
                        "email,role\neva@weiss.example,owner\nben@weiss.example,office-administrator\n"
                                .getBytes(StandardCharsets.UTF_8)))
                .withColumns(ListColumns.create().roles("role"));

        ListReport report = admin.invitations().inviteAll(list, STAFF).orThrow();

        assertThat(report.refused()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(2);
            assertThat(reason(line.outcome())).isEqualTo(ROLE_NOT_GRANTABLE);
        });
        assertThat(report.invited()).isEqualTo(1);
    }

    @Test
    @Tag("G4")
    void anAttemptToGiveTooMuchIsInTheJournal(Roster roster, Offices offices) {
        Office office = offices.open();
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);
        Snapshot before = Snapshot.of(office.desk());

        invite(roster.as(admin), OWNER);

        Snapshot after = Snapshot.of(office.desk());
        assertThat(after.showsTheSameAs(before)).isTrue();
        assertThat(after.newsSince(before)).singleElement().satisfies(entry -> {
            assertThat(entry.agent().id()).isEqualTo(admin.user().toString());
            assertThat(entry.refusal()).hasValue("access.role_not_grantable");
            assertThat(entry.details()).containsEntry("role", "owner");
        });
    }

    @Test
    void nobodyGivesARoleThatDoesNotExist(Offices offices) {
        assertThat(invite(offices.open().desk(), new Role("emperor")).refusal())
                .contains(Refusal.of(ROLE_UNKNOWN).at("roles").with("role", "emperor"));
    }

    @Test
    void supportGivesRolesOnlyWithThatRight(Roster roster, Offices offices) {
        Office office = offices.open();
        Actor without = new Actor.Support(office.organization(), "kim", Set.of(INVITE), "4711");
        Actor with = new Actor.Support(office.organization(), "kim", Set.of(INVITE, Permission.GRANT_ROLES), "4711");

        assertThat(reason(invite(roster.as(without), OWNER))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(invite(roster.as(with), OWNER).refusal()).isEmpty();
    }

    @Test
    void aMemberGivesRolesOnlyWithThatPermission(Storage storage, MovableClock clock) {
        Profile profile = StandardProfile.builder("Example")
                .role(CLERK, new RoleRule(Set.of(INVITE), Set.of(OWNER, CLERK)))
                .build();
        Kit kit = Kit.of(storage, clock, profile);
        Desk clerk = kit.roster().as(kit.offices().open().join("clerk", CLERK));

        assertThat(invite(clerk).refusal()).isEmpty();
        assertThat(reason(clerk.invitations()
                        .invite(InvitationDraft.to("ben@weiss.example", STAFF).withRoles(CLERK))))
                .isEqualTo(ROLE_NOT_GRANTABLE);
    }

    @Test
    @Tag("S11")
    void aRoleThatNoUserGivesIsGivenAndTakenBySupport(Storage storage, MovableClock clock) {
        Profile messaging = Profile.create("SecureMail", STAFF, MANAGER)
                .role(MANAGER, new RoleRule(Set.of(VIEW_USERS, MANAGE_USERS, UNLOCK_USERS), Set.of()))
                .role(OWNER, new RoleRule(Set.of(), Set.of()))
                .build();
        Kit kit = Kit.of(storage, clock, messaging);
        Office office = kit.offices().open();
        UserId ben = office.join("ben").user();
        Users support = kit.roster()
                .as(new Actor.Support(office.organization(), "kim", Set.of(VIEW_USERS, GRANT_ROLES), "4711"))
                .users();
        Users manager = kit.roster().as(office.join("manager", MANAGER)).users();

        assertThat(reason(manager.changeRoles(ben, Set.of(MANAGER)))).isEqualTo(NOT_PERMITTED);
        support.changeRoles(ben, Set.of(MANAGER)).orThrow();
        assertThat(reason(manager.changeRoles(ben, Set.of()))).isEqualTo(NOT_PERMITTED);
        assertThat(support.get(ben).orThrow().status().roles()).containsExactly(MANAGER);
        support.changeRoles(ben, Set.of()).orThrow();
        assertThat(support.get(ben).orThrow().status().roles()).isEmpty();
    }

    @Test
    @Tag("S3")
    void theUserManagerManagesButDoesNotInvite(Storage storage, MovableClock clock) {
        Profile messaging = Profile.create("SecureMail", STAFF, MANAGER)
                .role(MANAGER, new RoleRule(Set.of(VIEW_USERS, MANAGE_USERS, UNLOCK_USERS), Set.of()))
                .role(OWNER, new RoleRule(Set.of(), Set.of()))
                .build();
        Kit kit = Kit.of(storage, clock, messaging);
        Office office = kit.offices().open();
        Desk manager = kit.roster().as(office.join("manager", MANAGER));

        assertThat(manager.users().get(office.session().user()).refusal()).isEmpty();
        assertThat(manager.practices()
                        .renewCodeWord(office.founded().practice())
                        .refusal())
                .isEmpty();
        assertThat(manager.practices().list(Set.of(), PageRequest.first(1)).refusal())
                .isEmpty();
        assertThat(invite(manager).refusal()).contains(Refusal.of(NOT_PERMITTED).with("permission", "invite"));
        assertThat(reason(manager.invitations().resend(office.founded().invitation())))
                .isEqualTo(NOT_PERMITTED);
    }

    @Test
    @Tag("S1")
    void theFirstUserHasTheRolesOfTheProfileAndNobodyElseDoes(Roster roster, Offices offices) {
        Office office = offices.open();
        invite(office.desk()).orThrow();

        List<Set<Role>> roles = Snapshot.of(office.desk()).invitations().stream()
                .map(row -> row.invitee().roles())
                .toList();

        assertThat(roles).containsExactlyInAnyOrder(Set.of(OWNER), Set.of());
    }

    @Test
    @Tag("P1")
    void theFrontDoorOpensNothingWithoutALinkOrAProof(Roster roster, Offices offices)
            throws ReflectiveOperationException {
        Office office = offices.open();
        List<DirectoryEntry> before = directory(office);

        Reason unknown = VerificationReason.LINK_UNKNOWN;
        assertThat(answers(roster.front(Someone.AT_HOME), ""))
                .hasSizeGreaterThan(10)
                .containsOnly(LINK_UNKNOWN, unknown, CHALLENGE_OVER, ORGANIZATION_NEEDED);
        assertThat(answers(roster.front(office.organization(), Someone.AT_HOME), ""))
                .containsOnly(LINK_UNKNOWN, unknown, CHALLENGE_OVER, ADDRESS_MISSING);
        assertThat(answers(roster.front(office.organization(), Someone.AT_HOME), "eva@weiss.example"))
                .containsOnly(LINK_UNKNOWN, unknown, CHALLENGE_OVER, REFUSED);
        assertThat(directory(office)).isEqualTo(before);
    }

    /** What every operation of the front door says to that text in every place, but for what it is silent on. */
    private static List<Reason> answers(Front front, String text) throws ReflectiveOperationException {
        List<Reason> answers = new ArrayList<>();
        for (Method operation : Front.class.getDeclaredMethods()) {
            if (Modifier.isPublic(operation.getModifiers())
                    && !operation.getReturnType().equals(Front.class)) {
                assertThat(operation.getParameterTypes()).containsOnly(String.class);
                Object[] same = Arrays.stream(operation.getParameterTypes())
                        .map(type -> text)
                        .toArray();
                Outcome<?> outcome = (Outcome<?>) operation.invoke(front, same);
                assertThat(outcome.refusal().isPresent() || outcome.orThrow() instanceof RecoveryRequested)
                        .as(operation.getName())
                        .isTrue();
                outcome.refusal().map(Refusal::reason).ifPresent(answers::add);
            }
        }
        return answers;
    }

    private static List<DirectoryEntry> directory(Office office) {
        return Snapshot.all(page -> office.desk().directory().list(page));
    }

    @Test
    @Tag("P1")
    void aLinkAloneMakesNoUser(Roster roster, Mailbox mail) {
        OpeningReceipt founded =
                roster.operations().open("Praxis", "anna@weiss.example").orThrow();
        String link = mail.to("anna@weiss.example").link();
        Actor support = new Actor.Support(founded.organization(), "sam", Set.of(VIEW_USERS), "case 17");

        roster.front(Someone.AT_HOME).look(link).orThrow();

        assertThat(reason(roster.as(support).users().get(founded.user()))).isEqualTo(NOT_FOUND);
        assertThat(reason(roster.operations().signInExternally(founded.organization(), founded.user())))
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void aTypeTheProfileDoesNotKnowIsRefused(Offices offices) {
        Outcome<?> outcome = offices.open().desk().invitations().invite("ben@weiss.example", new UserType("robot"));

        assertThat(outcome.refusal().orElseThrow().code()).isEqualTo("access.type_unknown");
    }

    private static Outcome<?> invite(Desk desk, Role... roles) {
        return desk.invitations()
                .invite(InvitationDraft.to("eva@weiss.example", STAFF).withRoles(roles));
    }

    private static Reason reason(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}
