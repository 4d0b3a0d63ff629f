package io.rosterkit.acceptance;

import static io.rosterkit.model.access.AccessReason.ACTOR_NOT_ACTIVE;
import static io.rosterkit.model.access.AccessReason.MEMBERS_ONLY;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.ORGANIZATION_NOT_FOUND;
import static io.rosterkit.model.signin.SignInReason.SESSION_OVER;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.access.RoleRule;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.audit.PersonalData;
import io.rosterkit.house.OperationTable;
import io.rosterkit.house.OperationTable.Access;
import io.rosterkit.house.OperationTable.Caller;
import io.rosterkit.house.OperationTable.Row;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may carry out which operation. The gate decides it from the access state, so most of it runs in memory alone;
 * what other storages could get wrong is the access state, of which each has a witness here.
 */
@RosterTest
@Tag("G3")
@Tag("G4")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionMatrixTest {

    private static final Role RELIC = new Role("relic");

    private final Kit kit;
    private final Office office;
    private final Session member;
    private final Session administrator;
    private final Session relic;
    private final Session deactivated;

    /** What is refused changes nothing, so all tests of refusals share this office. */
    PermissionMatrixTest(Storage storage, MovableClock clock) {
        this.kit = kit(storage, clock);
        this.office = kit.offices().open();
        this.member = office.join("ben");
        this.administrator = office.join("admin", OFFICE_ADMINISTRATOR);
        this.relic = member(Kit.of(storage, clock, profileWithRelic()), office, RELIC);
        this.deactivated = deactivated(office);
    }

    /** To open an office is to look through all that waits in the outbox. */
    @AfterEach
    void emptyTheOutbox() {
        kit.roster().operations().dispatch(1_000);
    }

    private static final Set<Operation> OF_OWNERS = EnumSet.of(
            Operation.OPEN_PRACTICE,
            Operation.RENAME_PRACTICE,
            Operation.DEACTIVATE_PRACTICE,
            Operation.REACTIVATE_PRACTICE,
            Operation.SWITCH_ON_MODULES,
            Operation.SWITCH_OFF_MODULES,
            Operation.ADD_SEATS,
            Operation.RETIRE_SEATS,
            Operation.BILLING_PROFILE,
            Operation.CHANGE_BILLING_PROFILE);

    /** What only support may do. */
    static Stream<Operation> ofSupportAlone() {
        return Operation.ofADesk().filter(Operation::isOfSupport);
    }

    static Stream<Operation> ofTheOrganization() {
        return Operation.ofADesk().filter(operation -> !operation.isOfSupport());
    }

    static Stream<Operation> allButThoseOfOwners() {
        return ofTheOrganization().filter(operation -> !OF_OWNERS.contains(operation));
    }

    static Stream<Operation> thoseOfOwners() {
        return OF_OWNERS.stream();
    }

    private static final Set<Operation> WITH_THE_PASSWORD =
            EnumSet.of(Operation.CHANGE_ADDRESS_OF_A_USER, Operation.CREATE_API_KEY);

    static Stream<Operation> withThePassword() {
        return WITH_THE_PASSWORD.stream();
    }

    static Stream<Operation> allButThoseWithThePassword() {
        return Operation.ofADesk().filter(operation -> !WITH_THE_PASSWORD.contains(operation));
    }

    static Stream<Operation> ofPrograms() {
        return allButThoseWithThePassword().filter(operation -> !operation.isOfSupport());
    }

    static Stream<Operation> thoseOfOneRight() {
        return allButThoseWithThePassword().filter(operation -> operation != Operation.MAKE_USER);
    }

    @OnlyInMemory
    @Test
    void theMatrixHoldsEveryOperationOfADeskWithItsPermission() {
        Map<String, Optional<Permission>> table = OperationTable.read().rows().stream()
                .filter(row -> row.door().equals("desk")
                        && row.permission().isPresent()
                        && row.variant().isEmpty())
                .collect(Collectors.toMap(Row::operation, Row::permission));

        Map<String, Optional<Permission>> matrix = Operation.ofADesk()
                .collect(Collectors.toMap(Operation::signature, operation -> Optional.of(operation.permission())));

        assertThat(matrix).isEqualTo(table);
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("ofTheOrganization")
    @Tag("N1")
    void anOwnerMay(Operation operation) {
        Office own = kit.offices().open();

        assertDone(own, operation, new Actor.Member(own.session()));
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("allButThoseOfOwners")
    @Tag("N1")
    void anOfficeAdministratorMayDoAllButWhatIsOfOwners(Operation operation) {
        Office own = kit.offices().open();

        assertDone(own, operation, new Actor.Member(own.join("admin", OFFICE_ADMINISTRATOR)));
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("thoseOfOwners")
    void anOfficeAdministratorMayNotDoWhatIsOfOwners(Operation operation) {
        assertNotPermitted(operation, new Actor.Member(administrator));
    }

    @EveryStorage
    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    @Tag("N1")
    void aMemberWithoutRolesMayNot(Operation operation) {
        assertNotPermitted(operation, new Actor.Member(member));
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    void aRoleTheProfileDoesNotKnowAllowsNothing(Operation operation) {
        assertNotPermitted(operation, new Actor.Member(relic));
    }

    private static Set<Permission> without(Permission one) {
        Set<Permission> others = new TreeSet<>(Permission.ofLibrary());
        others.remove(one);
        return others;
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    void supportMayNotWithoutTheRight(Operation operation) {
        Set<Permission> others = without(operation.permission());

        assertNotPermitted(operation, new Actor.Support(office.organization(), "kim", others, "4711"));
    }

    @OnlyInMemory
    @Test
    void theTableNamesWhatTakesTheOwnPassword() {
        assertThat(OperationTable.read().rows())
                .filteredOn(row -> row.permission().isPresent()
                        && row.access().get(Caller.SUPPORT) == Access.MEMBERS_ONLY
                        && row.access().get(Caller.JOB) == Access.MEMBERS_ONLY
                        && row.access().get(Caller.PROGRAM) == Access.MEMBERS_ONLY)
                .extracting(Row::operation)
                .containsExactlyElementsOf(
                        withThePassword().map(Operation::signature).toList());
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("withThePassword")
    @Tag("V5")
    void whatTakesTheOwnPasswordIsForMembersWhateverTheRights(Operation operation) {
        Set<Permission> rights = Permission.ofLibrary();

        assertRefused(
                operation, new Actor.Support(office.organization(), "kim", rights, "4711"), Refusal.of(MEMBERS_ONLY));
        assertRefused(operation, new Actor.Job(office.organization(), "nightly"), Refusal.of(MEMBERS_ONLY));
        Set<Permission> held = Set.of(operation.permission());
        assertRefused(operation, program(kit.roster().as(administrator), office, held), Refusal.of(MEMBERS_ONLY));
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("ofSupportAlone")
    @Tag("M6")
    void whatOnlySupportMayIsForNobodyElse(Operation operation) {
        assertNotPermitted(operation, new Actor.Member(office.session()));
        assertNotPermitted(operation, new Actor.Job(office.organization(), "nightly"));
        assertNotPermitted(operation, program(office, Permission.ofLibrary()));
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("thoseOfOneRight")
    void supportMayWithTheRight(Operation operation) {
        Office own = kit.offices().open();
        Set<Permission> right = Set.of(operation.permission());

        assertDone(own, operation, new Actor.Support(own.organization(), "kim", right, "4711"));
    }

    @Test
    @Tag("N2")
    @Tag("S3")
    void makingAUserTakesTheRightToInviteToo() {
        Office own = kit.offices().open();
        Set<Permission> one = Set.of(Permission.MANAGE_USERS);
        Set<Permission> both = Set.of(Permission.MANAGE_USERS, Permission.INVITE);
        Things things = Things.plainOf(own);

        Outcome<?> refused = Operation.MAKE_USER.at(
                kit.roster().as(new Actor.Support(own.organization(), "kim", one, "4711")), things);
        Outcome<?> done = Operation.MAKE_USER.at(
                kit.roster().as(new Actor.Support(own.organization(), "kim", both, "4711")), things);

        assertThat(refused.refusal()).contains(Refusal.of(NOT_PERMITTED).with("permission", Permission.INVITE.code()));
        assertThat(done.refusal()).isEmpty();
    }

    @EveryStorage
    @ParameterizedTest
    @MethodSource("ofPrograms")
    @Tag("P4")
    void aProgramMayWithThePermissionsOfItsKey(Operation operation) {
        Office own = kit.offices().open();

        assertDone(own, operation, program(own, Permission.ofLibrary()));
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    @Tag("P4")
    void aProgramMayNotWithoutThePermission(Operation operation) {
        assertNotPermitted(operation, program(office, without(operation.permission())));
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    @Tag("P4")
    void theKeyOfAnotherOrganizationDoesNotWorkHere(Operation operation) {
        Actor.Program theirs = program(kit.offices().open(), Permission.ofLibrary());

        assertRefused(
                operation, new Actor.Program(office.organization(), theirs.key()), Refusal.of(ApiKeyReason.REFUSED));
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    void supportFindsNoUnknownOrganization(Operation operation) {
        Things things = Things.firstOf(kit.offices().open());
        OrganizationId unknown = new OrganizationId(UUID.randomUUID());
        Actor kim = new Actor.Support(unknown, "kim", Permission.ofLibrary(), "4711");

        Outcome<?> outcome = operation.at(kit.roster().as(kim), things);

        assertThat(outcome.refusal()).contains(Refusal.of(ORGANIZATION_NOT_FOUND));
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    void aUserOfAnotherOrganizationIsNobodyHere(Operation operation) {
        Session stranger = kit.offices().open().session();

        assertRefused(
                operation,
                new Actor.Member(new Session(office.organization(), stranger.user(), stranger.id())),
                Refusal.of(SESSION_OVER));
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofADesk")
    void aDeactivatedOwnerMayDoNothing(Operation operation) {
        assertRefused(operation, new Actor.Member(deactivated), Refusal.of(ACTOR_NOT_ACTIVE));
    }

    private void assertDone(Office own, Operation operation, Actor actor) {
        Things things = operation.on(Things.plainOf(own), own, kit);

        Outcome<?> outcome = operation.at(kit.roster().as(actor, Someone.AT_HOME), things);

        assertThat(outcome.refusal()).isEmpty();
    }

    private void assertNotPermitted(Operation operation, Actor actor) {
        Refusal refusal = Refusal.of(NOT_PERMITTED)
                .with("permission", operation.permission().code());
        assertRefused(operation, actor, refusal);
    }

    /** Refused for that reason, which is in the journal, and nothing else is anywhere. */
    private void assertRefused(Operation operation, Actor actor, Refusal refusal) {
        int mails = kit.mail().all().size();
        Snapshot before = Snapshot.of(office.desk());

        Outcome<?> outcome = operation.at(kit.roster().as(actor, Someone.AT_HOME), Things.firstOf(office));

        Snapshot after = Snapshot.of(office.desk());
        assertThat(outcome.refusal()).contains(refusal);
        assertThat(after.showsTheSameAs(before)).isTrue();
        assertThat(kit.mail().all()).hasSize(mails);
        assertThat(after.newsSince(before)).singleElement().satisfies(entry -> tells(entry, operation, actor, refusal));
    }

    private static void tells(JournalRecord entry, Operation operation, Actor actor, Refusal refusal) {
        JournalRecord.Agent agent = agent(actor);
        assertThat(entry.agent()).isEqualTo(agent);
        assertThat(entry.act()).isEqualTo(operation.act());
        assertThat(entry.refusal()).hasValue(refusal.code());
        assertThat(entry.details()).containsExactlyInAnyOrderEntriesOf(refusal.facts());
    }

    private static JournalRecord.Agent agent(Actor actor) {
        if (actor instanceof Actor.Program program) {
            return new JournalRecord.Agent(
                    Agent.Kind.PROGRAM, program.key().toString(), "", PersonalData.known("203.0.113.7"));
        }
        if (actor instanceof Actor.Support support) {
            return new JournalRecord.Agent(
                    Agent.Kind.SUPPORT,
                    support.id(),
                    "case " + support.supportCase(),
                    PersonalData.known("203.0.113.7"));
        }
        if (actor instanceof Actor.Job job) {
            return new JournalRecord.Agent(Agent.Kind.SYSTEM, job.name(), "", PersonalData.known("203.0.113.7"));
        }
        return new JournalRecord.Agent(
                Agent.Kind.MEMBER,
                ((Actor.Member) actor).session().user().toString(),
                "",
                PersonalData.known("203.0.113.7"));
    }

    private static Actor.Program program(Office office, Set<Permission> permissions) {
        return program(office.desk(), office, permissions);
    }

    private static Actor.Program program(Desk maker, Office office, Set<Permission> permissions) {
        ApiKeyDraft draft = ApiKeyDraft.of("Directory", permissions);
        return new Actor.Program(
                office.organization(),
                maker.apiKeys().create(draft, Offices.PASSWORD).orThrow().key());
    }

    /** The profile lets support unlock; that it does not by default is a rule of its own. */
    private static Kit kit(Storage storage, MovableClock clock) {
        return Kit.of(
                storage,
                clock,
                Things.profile()
                        .lockout(LockoutPolicy.standard().supportMayUnlock(true))
                        .build());
    }

    /** What the product was like before it gave up a role. */
    private static Profile profileWithRelic() {
        return StandardProfile.builder("Example")
                .role(RELIC, new RoleRule(Permission.ofLibrary(), Set.of()))
                .build();
    }

    private static Session member(Kit kit, Office office, Role... roles) {
        UserId user = kit.roster()
                .operations()
                .importUser(
                        office.organization(),
                        UserImport.of("relic@weiss.example", STAFF).withRoles(roles))
                .orThrow()
                .user();
        return kit.roster()
                .operations()
                .signInExternally(office.organization(), user)
                .orThrow()
                .session();
    }

    private static Session deactivated(Office office) {
        Session gone = office.join("Gone", OWNER);
        office.desk().users().deactivate(gone.user()).orThrow();
        return gone;
    }
}
