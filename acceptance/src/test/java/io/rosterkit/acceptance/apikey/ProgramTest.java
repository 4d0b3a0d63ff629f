package io.rosterkit.acceptance.apikey;

import static io.rosterkit.acceptance.apikey.Programs.reason;
import static io.rosterkit.model.access.AccessReason.MEMBERS_ONLY;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.PERMISSION_NOT_GRANTABLE;
import static io.rosterkit.model.access.AccessReason.ROLE_NOT_GRANTABLE;
import static io.rosterkit.model.access.AccessReason.TYPE_NOT_GRANTABLE;
import static io.rosterkit.model.access.Permission.ACCESS_DATA;
import static io.rosterkit.model.access.Permission.GRANT_PERMISSIONS;
import static io.rosterkit.model.access.Permission.GRANT_ROLES;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.model.access.Permission.MANAGE_PRACTICES;
import static io.rosterkit.model.access.Permission.MANAGE_USERS;
import static io.rosterkit.model.access.Permission.REACTIVATE_USERS;
import static io.rosterkit.model.access.Permission.READ_JOURNAL;
import static io.rosterkit.model.access.Permission.UNLOCK_USERS;
import static io.rosterkit.model.access.Permission.VIEW_USERS;
import static io.rosterkit.model.user.UserReason.LAST_UNLOCKER;
import static io.rosterkit.model.user.UserReason.NOT_ONESELF;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.AccessDecision;
import io.rosterkit.access.AccessGround;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.TypeRule;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.audit.PersonalData;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
@Tag("P4")
class ProgramTest {

    @Test
    @Tag("X6")
    void aRoleOfTheMakerThatTheProfileNoLongerHasIsNamedByHealth(Storage storage, MovableClock clock) {
        Role relic = new Role("relic");
        Profile former = StandardProfile.builder("Example")
                .role(relic, new RoleRule(Set.of(), Set.of(OWNER)))
                .build();
        Kit before = Kit.of(storage, clock, former);
        Office office = before.offices().open();
        Session maker = office.join("ben", OWNER);
        Programs made = Programs.of(before.roster(), maker, VIEW_USERS);
        office.desk().users().changeRoles(maker.user(), Set.of(OWNER, relic)).orThrow();
        Roster later = Kit.of(storage, clock, StandardProfile.builder("Example").build())
                .roster();
        assertThat(later.operations().health().unknownCodes()).isEmpty();

        new Programs(later, made.organization(), made.key(), made.token())
                .desk()
                .users()
                .get(maker.user())
                .orThrow();

        assertThat(later.operations().health().unknownCodes()).containsExactly("role relic");
    }

    private static final Permission RECALL = new Permission("recall");
    private static final UserType PROFESSIONAL = new UserType("professional");
    private static final UserType TRAINEE = new UserType("trainee");
    private static final Role READER = new Role("reader");

    private Roster roster;
    private Office office;
    private MovableClock clock;

    @BeforeEach
    void open(Storage storage, MovableClock movable) {
        clock = movable;
        Kit kit = Kit.of(storage, clock, profile());
        roster = kit.roster();
        office = kit.offices().open();
    }

    /** Administrators give the professionals a permission that they do not have themselves. */
    private static Profile profile() {
        Set<Permission> readers = Set.of(VIEW_USERS, READ_JOURNAL);
        return StandardProfile.builder("Portal")
                .permission(RECALL)
                .type(PROFESSIONAL, TypeRule.allowing(RECALL, INVITE).grantableBy(OFFICE_ADMINISTRATOR, OWNER))
                .type(STAFF, TypeRule.allowing().grantableBy(OFFICE_ADMINISTRATOR, OWNER))
                .type(TRAINEE, TypeRule.allowing(VIEW_USERS))
                .role(READER, new RoleRule(readers, Set.of(OWNER, OFFICE_ADMINISTRATOR)))
                .singlePermissions(VIEW_USERS, INVITE, UNLOCK_USERS)
                .build();
    }

    @EveryStorage
    @Test
    void changesTypeStatusAndSinglePermissionsWithTheKeyOfAnAdministrator() {
        Programs program = program(VIEW_USERS, INVITE, GRANT_PERMISSIONS, MANAGE_USERS, REACTIVATE_USERS);
        UserId ben = office.join("ben").user();
        Desk desk = program.desk();

        desk.permissions().changeType(ben, TRAINEE).orThrow();
        desk.permissions().grant(ben, INVITE).orThrow();
        desk.permissions().deny(ben, VIEW_USERS).orThrow();
        desk.users().deactivate(ben).orThrow();
        desk.users().reactivate(ben).orThrow();

        UserDetails shown = desk.users().get(ben).orThrow();
        assertThat(shown.status().state()).isEqualTo(UserStatus.ACTIVE);
        assertThat(office.desk().permissions().of(ben).orThrow()).satisfies(of -> {
            assertThat(of.type()).isEqualTo(TRAINEE);
            assertThat(of.granted()).containsExactly(INVITE);
            assertThat(of.denied()).containsExactly(VIEW_USERS);
        });
        desk.invitations().invite("eva@weiss.example", STAFF).orThrow();
    }

    @EveryStorage
    @Test
    @Tag("G4")
    void isInTheJournalWithItsKeyItsMakerAndItsSource() {
        Programs program = program(INVITE);

        program.desk().invitations().invite("eva@weiss.example", STAFF).orThrow();
        program.desk().users().list(UserFilter.all(), UserQuery.Order.ADDRESS, PageRequest.first(1));

        assertThat(office.journal("invitation.invite"))
                .first()
                .satisfies(entry -> assertThat(entry.agent())
                        .isEqualTo(new JournalRecord.Agent(
                                Agent.Kind.PROGRAM,
                                program.key().toString(),
                                "invite by key of " + office.session().user(),
                                PersonalData.known("203.0.113.80"))));
        assertThat(office.journal("user.list")).singleElement().satisfies(entry -> {
            assertThat(entry.agent().id()).isEqualTo(program.key().toString());
            assertThat(entry.refusal()).hasValue("access.not_permitted");
        });
        JournalQuery.Filter byProgram = new JournalQuery.Filter(
                Optional.empty(),
                Optional.of(program.key().toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(office.desk()
                        .journal()
                        .read(byProgram, JournalQuery.Order.OLDEST_FIRST, PageRequest.first(10))
                        .orThrow()
                        .items())
                .hasSize(2);
    }

    @EveryStorage
    @Test
    @Tag("G8")
    void actsWithWhatItsMakerStillHolds() {
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);
        Programs program = Programs.of(roster, admin, VIEW_USERS, INVITE);
        Map<String, BiConsumer<Desk, UserId>> losses = Map.of(
                "role", (desk, id) -> desk.users().changeRoles(id, Set.of()).orThrow(),
                "denial", (desk, id) -> desk.permissions().deny(id, INVITE).orThrow());

        losses.forEach((how, loss) -> {
            assertThat(program.desk().permissions().may(INVITE)).as(how).isTrue();
            loss.accept(office.desk(), admin.user());
            assertThat(program.desk().permissions().may(INVITE)).as(how).isFalse();
            assertThat(reason(program.desk().invitations().invite("eva@weiss.example", STAFF)))
                    .as(how)
                    .isEqualTo(NOT_PERMITTED);
            office.desk()
                    .users()
                    .changeRoles(admin.user(), Set.of(OFFICE_ADMINISTRATOR))
                    .orThrow();
            office.desk().permissions().withdrawDenial(admin.user(), INVITE).orThrow();
        });
        assertThat(program.desk().permissions().may(VIEW_USERS)).isTrue();
        assertThat(program.show().orThrow().permissions()).containsExactly(INVITE, VIEW_USERS);
    }

    @Test
    @Tag("X3")
    void aRoleOfItsMakerAtOnePracticeIsWorthNothing() {
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);
        Programs program = Programs.of(roster, admin, VIEW_USERS, MANAGE_USERS);
        UserId ben = office.join("ben").user();
        var practice = office.founded().practice();
        office.desk()
                .assignments()
                .grantRole(admin.user(), OFFICE_ADMINISTRATOR, practice, ValidityDraft.always())
                .orThrow();
        assertThat(program.desk()
                        .assignments()
                        .assign(ben, practice, ValidityDraft.always())
                        .refusal())
                .isEmpty();

        office.desk().users().changeRoles(admin.user(), Set.of()).orThrow();

        assertThat(reason(program.desk().assignments().end(ben, practice))).isEqualTo(NOT_PERMITTED);
        assertThat(roster.as(session(admin)).assignments().end(ben, practice).refusal())
                .isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("L5")
    void doesNothingWhenItsMakerMayNotActOrItsKeyWasRevoked() {
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);
        Programs program = Programs.of(roster, admin, VIEW_USERS, INVITE);
        Desk owner = office.desk();

        owner.users().lock(admin.user()).orThrow();
        assertRefused(program);
        owner.users().unlock(admin.user()).orThrow();
        assertThat(program.show().refusal()).isEmpty();
        owner.users().deactivate(admin.user()).orThrow();
        assertRefused(program);
        owner.users().reactivate(admin.user()).orThrow();
        assertThat(program.desk().permissions().may(INVITE)).isTrue();
        owner.apiKeys().revoke(program.key()).orThrow();
        assertRefused(program);
        owner.users().close(admin.user()).orThrow();
        assertRefused(program);
        assertThat(office.journal("apikey.authenticate"))
                .extracting(entry -> entry.details().get("cause"))
                .containsExactly("revoked", "revoked", "maker", "maker");
    }

    @Test
    @Tag("L5")
    void itGoesOnWhenTheSessionsOfItsMakerEnd() {
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);
        Programs program = Programs.of(roster, admin, INVITE);

        office.desk().users().endSessions(admin.user()).orThrow();

        assertThat(roster.as(admin).permissions().may(INVITE)).isFalse();
        assertThat(program.desk().permissions().may(INVITE)).isTrue();
    }

    @EveryStorage
    @Test
    @Tag("X1")
    void endsAtTheMomentThatItsKeyNames() {
        Programs program = program(INVITE);
        clock.move(Duration.ofDays(365).minusNanos(1_000));
        assertThat(program.show().refusal()).isEmpty();
        assertThat(program.desk().permissions().may(INVITE)).isTrue();

        clock.move(Duration.ofNanos(1_000));

        assertRefused(program);
        assertThat(office.journal("apikey.authenticate"))
                .extracting(entry -> entry.details().get("cause"))
                .containsExactly("ended");
    }

    @Test
    @Tag("X1")
    void endsWithItsMakerAndSaysSo() {
        Session maker = office.join("admin", OFFICE_ADMINISTRATOR);
        Programs program = Programs.of(roster, maker, INVITE);
        Instant end = clock.instant().plus(Duration.ofDays(30));
        office.desk()
                .assignments()
                .limit(maker.user(), ValidityDraft.always().until(end))
                .orThrow();

        assertThat(program.show().orThrow().expiresAt()).isEqualTo(end);
        clock.moveTo(end);

        assertRefused(program);
    }

    private void assertRefused(Programs program) {
        assertThat(program.show().refusal()).contains(Refusal.of(ApiKeyReason.REFUSED));
        assertThat(program.desk().permissions().may(INVITE)).isFalse();
        assertThat(program.desk()
                        .invitations()
                        .invite("eva@weiss.example", STAFF)
                        .refusal())
                .contains(Refusal.of(ApiKeyReason.REFUSED));
    }

    @EveryStorage
    @Test
    @Tag("G8")
    void givesNoRoleThatAllowsMoreThanItsKey() {
        Programs narrow = program(INVITE, GRANT_ROLES, VIEW_USERS);
        Programs reading = program(INVITE, GRANT_ROLES, VIEW_USERS, READ_JOURNAL);
        UserId ben = office.join("ben").user();
        UserId owner = office.join("other", OWNER).user();

        assertThat(reason(narrow.desk().users().changeRoles(ben, Set.of(READER))))
                .isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(narrow.desk()
                        .invitations()
                        .invite(InvitationDraft.to("eva@weiss.example", STAFF).withRoles(READER))))
                .isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(narrow.desk()
                        .assignments()
                        .grantRole(ben, READER, office.founded().practice(), ValidityDraft.always())))
                .isIn(ROLE_NOT_GRANTABLE, UserReason.NOT_ASSIGNED);
        assertThat(reading.desk().users().changeRoles(ben, Set.of(READER)).refusal())
                .isEmpty();
        assertThat(reason(reading.desk().users().changeRoles(owner, Set.of()))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(narrow.desk().users().changeRoles(ben, Set.of()))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reading.desk().users().changeRoles(ben, Set.of()).refusal()).isEmpty();
    }

    @Test
    @Tag("G8")
    void givesOnlyRolesThatItsMakerMayGive() {
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);
        Set<Permission> all = new HashSet<>(Permission.ofLibrary());
        all.removeAll(
                Set.of(MANAGE_PRACTICES, Permission.SWITCH_MODULES, Permission.ADD_SEATS, Permission.MANAGE_BILLING));
        Programs program = Programs.of(roster, admin, all.toArray(Permission[]::new));
        UserId ben = office.join("ben").user();

        assertThat(reason(program.desk().users().changeRoles(ben, Set.of(OWNER))))
                .isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(program.desk()
                        .users()
                        .changeRoles(ben, Set.of(OFFICE_ADMINISTRATOR))
                        .refusal())
                .isEmpty();
    }

    @Test
    @Tag("X1")
    void givesARoleAtAPracticeForAsLongAsItsMakerMay() {
        var practice = office.founded().practice();
        Programs program = program(GRANT_ROLES, VIEW_USERS, READ_JOURNAL, MANAGE_USERS);
        UserId ben = office.join("ben").user();
        program.desk()
                .assignments()
                .assign(ben, practice, ValidityDraft.always())
                .orThrow();

        program.desk()
                .assignments()
                .grantRole(ben, READER, practice, ValidityDraft.always())
                .orThrow();

        assertThat(office.desk().assignments().of(ben).orThrow().roles())
                .extracting(RoleGrant::validity)
                .allSatisfy(validity -> assertThat(validity.ends()).isEmpty());
    }

    @EveryStorage
    @Test
    @Tag("G8")
    void givesTypesWhoseEveryPermissionItsKeyHolds() {
        Programs inviting = program(GRANT_PERMISSIONS, INVITE);
        Programs bare = program(GRANT_PERMISSIONS);
        UserId ben = office.join("ben").user();

        assertThat(reason(bare.desk().permissions().changeType(ben, PROFESSIONAL)))
                .isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(reason(inviting.desk().permissions().changeType(ben, TRAINEE)))
                .isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(program(GRANT_PERMISSIONS, INVITE, VIEW_USERS)
                        .desk()
                        .permissions()
                        .changeType(ben, TRAINEE)
                        .refusal())
                .isEmpty();
        assertThat(reason(inviting.desk().permissions().changeType(ben, GUEST))).isEqualTo(TYPE_NOT_GRANTABLE);
        assertThat(reason(inviting.desk().permissions().grant(ben, VIEW_USERS))).isEqualTo(PERMISSION_NOT_GRANTABLE);
        assertThat(inviting.desk().permissions().grant(ben, INVITE).refusal()).isEmpty();
        UserId cleo = office.join("cleo").user();
        assertThat(reason(inviting.desk().permissions().changeType(cleo, PROFESSIONAL)))
                .as("which allows what its maker does not have, now or any more")
                .isEqualTo(TYPE_NOT_GRANTABLE);
    }

    /** Who answers for it: whom an invited person asks, and whose demand of a second step holds. */
    @EveryStorage
    @Test
    @Tag("G4")
    void itsMakerIsTheOneWhoInvitedAndGave() {
        UserId maker = office.session().user();
        Programs program = program(INVITE, VIEW_USERS, GRANT_ROLES, UNLOCK_USERS, READ_JOURNAL);

        program.desk().invitations().invite("dora@weiss.example", TRAINEE).orThrow();
        UserId ben = office.join("ben").user();
        program.desk().users().changeRoles(ben, Set.of(READER)).orThrow();

        assertThat(office.desk()
                        .lifecycle()
                        .owned(maker)
                        .orThrow()
                        .openInvitations()
                        .number())
                .isEqualTo(1);
        assertThat(office.desk().assignments().of(ben).orThrow().roles())
                .singleElement()
                .satisfies(grant -> assertThat(grant.grantedBy()).contains(maker));
    }

    @EveryStorage
    @Test
    @Tag("L8")
    void aRequestThatTakesTheLastOneWhoUnlocksIsAConflict() {
        UserId last = office.join("una").user();
        office.desk().permissions().grant(last, UNLOCK_USERS).orThrow();
        Programs program = program(MANAGE_USERS, GRANT_PERMISSIONS, UNLOCK_USERS);
        office.support()
                .permissions()
                .deny(office.session().user(), UNLOCK_USERS)
                .orThrow();

        assertThat(Stream.of(
                        program.desk().users().deactivate(last),
                        program.desk().users().close(last)))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(LAST_UNLOCKER));
        assertThat(office.journal("user.close")).singleElement().satisfies(entry -> {
            assertThat(entry.refusal()).hasValue("user.last_unlocker");
            assertThat(entry.agent().kind()).isEqualTo(Agent.Kind.PROGRAM);
        });
    }

    @EveryStorage
    @Test
    @Tag("L8")
    void doesNothingToItsMakerThatNobodyDoesToThemselves() {
        Programs program = program(
                StandardProfile.of("Example").access().permissions(OWNER).toArray(Permission[]::new));
        UserId maker = office.session().user();
        office.join("other", OWNER);
        Desk desk = program.desk();

        assertThat(Stream.of(
                        desk.users().unlock(maker),
                        desk.users().reactivate(maker),
                        desk.users().lock(maker),
                        desk.users().deactivate(maker),
                        desk.users().changeRoles(maker, Set.of()),
                        desk.permissions().grant(maker, INVITE),
                        desk.permissions().changeType(maker, GUEST)))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(NOT_ONESELF));
    }

    @Test
    @Tag("T2")
    void unlocksAndReactivatesSinceItsMakerIsOfTheOrganization() {
        Programs program = program(UNLOCK_USERS, REACTIVATE_USERS, MANAGE_USERS);
        UserId ben = office.join("ben").user();
        Desk desk = program.desk();

        desk.users().lock(ben).orThrow();
        desk.users().unlock(ben).orThrow();
        desk.users().deactivate(ben).orThrow();

        assertThat(desk.users().reactivate(ben).refusal()).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("G6")
    void itsRequestIdsAreItsOwn() {
        Programs one = program(INVITE);
        Programs other = program(INVITE);
        var first = one.desk()
                .once("sync-1")
                .invitations()
                .invite("eva@weiss.example", STAFF)
                .orThrow();

        assertThat(one.desk()
                        .once("sync-1")
                        .invitations()
                        .invite("eva@weiss.example", STAFF)
                        .orThrow())
                .isEqualTo(first);
        assertThat(reason(other.desk().once("sync-1").invitations().invite("eva@weiss.example", STAFF)))
                .isEqualTo(InputReason.REQUEST_REUSED);
        assertThat(reason(office.once("sync-1").invitations().invite("eva@weiss.example", STAFF)))
                .isEqualTo(InputReason.REQUEST_REUSED);
    }

    /** As a directory does it that marks a deleted account by another name before it goes. */
    @EveryStorage
    @Test
    @Tag("M10")
    @Tag("M11")
    void aUserWhomASyncRenamesAndClosesKeepsTheAddressInTheDetails() {
        Programs program = program(MANAGE_USERS, VIEW_USERS, INVITE);
        UserId ben = office.join("ben").user();
        String address =
                office.desk().users().get(ben).orThrow().contact().address().original();
        Desk desk = program.desk();

        desk.users().rename(ben, "deleted-" + ben).orThrow();
        desk.users().close(ben).orThrow();

        assertThat(reason(desk.users().rename(ben, ben.toString()))).isEqualTo(UserReason.WRONG_STATE);
        assertThat(reason(desk.users().changeAddress(ben, ben + "@deleted.example", "no password")))
                .isEqualTo(MEMBERS_ONLY);
        UserDetails kept = office.desk().users().get(ben).orThrow();
        assertThat(kept.contact().address().original()).isEqualTo(address);
        assertThat(kept.status().state()).isEqualTo(UserStatus.CLOSED);
        assertThat(reason(desk.users().find(address))).isEqualTo(NOT_FOUND);
        assertThat(desk.invitations().invite(address, STAFF).refusal()).isEmpty();
    }

    @Test
    @Tag("X6")
    void isAskedForPermissionsOfTheHostByTheSameGate() {
        Session professional = office.join("pia");
        office.desk()
                .permissions()
                .changeType(professional.user(), PROFESSIONAL)
                .orThrow();
        Programs program = program(ACCESS_DATA, MANAGE_USERS);
        UserId ben = office.join("ben").user();

        AccessDecision decision =
                program.desk().permissions().decide(ACCESS_DATA, ben).orThrow();

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.ground().map(AccessGround::kind)).contains(AccessGround.Kind.API_KEY);
        assertThat(program.desk().permissions().may(RECALL)).isFalse();
        assertThat(program.desk().permissions().decide(RECALL, ben).orThrow().allowed())
                .isFalse();
        assertThat(office.journal("user.access-data"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.agent().id()).isEqualTo(program.key().toString()));
    }

    private Session session(Session of) {
        return roster.operations()
                .signInExternally(office.organization(), of.user())
                .orThrow()
                .session();
    }

    private Programs program(Permission... permissions) {
        return Programs.of(roster, office.session(), permissions);
    }
}
