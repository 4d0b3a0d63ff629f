package io.rosterkit.spi.scanning;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.OrganizationStatus;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.OfferedModule;
import io.rosterkit.model.productmodule.stored.UserModule;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.model.user.stored.UserPractice;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.database.Snapshot;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.productmodule.PracticeModuleTable;
import io.rosterkit.spi.productmodule.UserModuleTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.user.KeyDigest;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserPermissionTable;
import io.rosterkit.spi.user.UserPracticeTable;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The records of one snapshot, found by their keys. */
final class Records {

    private final Snapshot snapshot;

    Records(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The answer to a question, as of one moment. */
    static <T> T read(Database database, Function<Records, T> question) {
        return database.snapshot(snapshot -> question.apply(new Records(snapshot)));
    }

    /** The answer with the access state of the caller, as of one moment. */
    static <T> WithAccess<T> withAccess(Database database, Viewer viewer, Function<Records, T> question) {
        return read(database, records -> new WithAccess<>(records.access(viewer), question.apply(records)));
    }

    /** The rows that are asked for. */
    <R> Stream<R> scan(Scan<R> scan) {
        return snapshot.scan(scan).stream();
    }

    /** The only row that is asked for. */
    <R> Optional<R> get(Scan<R> scan) {
        return snapshot.get(scan);
    }

    Optional<Organization> organization(OrganizationId id) {
        return get(Scan.of(OrganizationTable.ORGANIZATIONS, id));
    }

    /** Whether there is such an organization, and it is open. */
    boolean isOpen(OrganizationId id) {
        return organization(id)
                .map(Records::status)
                .filter(OrganizationStatus.OPEN::equals)
                .isPresent();
    }

    boolean isOpenWith(OrganizationId id, ProfileName profile) {
        return isOpen(id)
                && organization(id)
                        .filter(found -> found.profile().equals(profile))
                        .isPresent();
    }

    Optional<Practice> practice(OrganizationId organization, PracticeId id) {
        return get(Scan.of(PracticeTable.PRACTICES, organization).where(PracticeTable.ID, id.uuid()));
    }

    /** The practices of an organization, earliest opened first. */
    List<Practice> practices(OrganizationId organization) {
        return scan(Scan.of(PracticeTable.PRACTICES, organization))
                .sorted(ScanningOrganizationStore.EARLIEST_FIRST)
                .toList();
    }

    /** The own row of a person, with or without a user. */
    Optional<User> row(OrganizationId organization, UserId id) {
        return get(UserRows.withId(organization, id));
    }

    /** A user, with roles and practices. */
    Optional<User> user(OrganizationId organization, UserId id) {
        return row(organization, id).filter(User::hasJoined).map(this::joined);
    }

    /** The user who has that address, with roles and practices. */
    Optional<User> user(OrganizationId organization, String addressKey) {
        return person(organization, addressKey).filter(User::hasJoined).map(this::joined);
    }

    /** The person whom the host knows by that id, with or without a user, with roles and practices. */
    Optional<User> person(OrganizationId organization, ExternalId id) {
        return get(Scan.of(UserTable.USERS, organization).where(UserTable.EXTERNAL_KEY, KeyDigest.ofExternalId(id)))
                .map(this::joined);
    }

    /** The own row of the person who has that address, with or without a user. */
    Optional<User> person(OrganizationId organization, String addressKey) {
        return get(Scan.of(UserTable.USERS, organization).where(UserTable.OPEN_KEY, KeyDigest.ofAddress(addressKey)));
    }

    /** The user whose own row that is, with roles, practices and modules. */
    User joined(User row) {
        return UserRows.joined(
                row,
                scan(Scan.of(UserRoleTable.USER_ROLES, row.organization())
                                .where(UserRoleTable.USER, row.id().uuid()))
                        .toList(),
                scan(Scan.of(UserPermissionTable.USER_PERMISSIONS, row.organization())
                                .where(UserPermissionTable.USER, row.id().uuid()))
                        .toList(),
                practices(row.organization(), row.id()),
                modules(row));
    }

    private List<UserPractice> practices(OrganizationId organization, UserId user) {
        return scan(Scan.of(UserPracticeTable.USER_PRACTICES, organization).where(UserPracticeTable.USER, user.uuid()))
                .toList();
    }

    /** Asks what is switched on only where the user has modules. */
    private UserRows.FoundModules modules(User row) {
        List<UserModule> rows = scan(Scan.of(UserModuleTable.USER_MODULES, row.organization())
                        .where(UserModuleTable.USER, row.id().uuid()))
                .toList();
        Set<ProductModule> own =
                rows.stream().map(found -> found.given().module()).collect(Collectors.toSet());
        Stream<OfferedModule> offered = own.isEmpty() ? Stream.of() : offered(row.organization(), row.id());
        return new UserRows.FoundModules(
                rows,
                offered.filter(one -> own.contains(one.module()))
                        .map(one -> new UsableModule(one.module(), one.validity()))
                        .collect(Collectors.toSet()));
    }

    /** What is switched on at the practices of a user. */
    Stream<OfferedModule> offered(OrganizationId organization, UserId user) {
        return practices(organization, user).stream()
                .map(UserPractice::assignment)
                .flatMap(assignment -> scan(Scan.of(PracticeModuleTable.PRACTICE_MODULES, organization)
                                .where(
                                        PracticeModuleTable.PRACTICE,
                                        assignment.practice().uuid()))
                        .map(on -> new OfferedModule(on.module(), assignment.practice(), assignment.validity())));
    }

    /** The user with the activity. */
    ShownUser shown(User user) {
        return new ShownUser(user, activity(user.organization(), user.id()));
    }

    Optional<UserActivity> activity(OrganizationId organization, UserId user) {
        return get(Scan.of(UserActivityTable.USER_ACTIVITIES, organization).where(UserActivityTable.USER, user.uuid()));
    }

    Optional<Credential> credential(OrganizationId organization, UserId user) {
        return get(Scan.of(CredentialTable.CREDENTIALS, organization).where(CredentialTable.USER, user.uuid()));
    }

    Optional<Invitation> invitation(OrganizationId organization, InvitationId id) {
        return get(Scan.of(InvitationTable.INVITATIONS, organization).where(InvitationTable.ID, id.uuid()));
    }

    /** The open or held invitation to that address. */
    Optional<Invitation> openTo(OrganizationId organization, String addressKey) {
        return person(organization, addressKey)
                .filter(person -> person.status().state() == UserStatus.INVITED)
                .map(person -> person.origin()
                        .invitation()
                        .flatMap(id -> invitation(organization, id))
                        .orElseThrow(() -> DamagedRowException.ofColumn(
                                        "invitation", "names no invitation that is there")
                                .in(UserTable.USERS.name(), "organization " + organization + ", id " + person.id())));
    }

    /** An invitation with its organization. */
    Optional<LinkedInvitation> linked(OrganizationId organization, InvitationId id) {
        return invitation(organization, id)
                .flatMap(
                        invitation -> organization(organization).map(owner -> new LinkedInvitation(invitation, owner)));
    }

    Optional<RunningSession> session(OrganizationId organization, SessionId id) {
        return get(Scan.of(SessionTable.SESSIONS, organization).where(SessionTable.ID, id.uuid()));
    }

    Optional<Counter> counter(OrganizationId organization, Counter.Key key) {
        return get(Scan.of(CounterTable.COUNTERS, organization)
                .where(CounterTable.SUBJECT, key.subject())
                .where(CounterTable.PROOF, key.proof().name())
                .where(CounterTable.CHANNEL, key.channel()));
    }

    /** How organization and viewer stand. */
    AccessState access(Viewer viewer) {
        OrganizationId id = viewer.organization();
        Optional<Organization> organization = organization(id);
        return new AccessState(
                organization.map(Records::status).orElse(OrganizationStatus.UNKNOWN),
                organization.map(Organization::policy).orElse(OrganizationPolicy.STANDARD),
                organization.flatMap(Organization::dataSalt),
                viewer.session().flatMap(session -> userAccess(id, session)),
                viewer.apiKey().flatMap(key -> programAccess(id, key)),
                organization.map(Organization::customRoles).orElseGet(CustomRoleSet::none));
    }

    private Optional<ProgramAccess> programAccess(OrganizationId organization, ApiKeyId id) {
        return get(Scan.of(ApiKeyTable.API_KEYS, organization).where(ApiKeyTable.ID, id.uuid()))
                .flatMap(key -> user(organization, key.grant().maker())
                        .map(maker -> key.access(
                                maker.status().mayAct(), maker.status().rights())));
    }

    private Optional<UserAccess> userAccess(OrganizationId organization, Session session) {
        return session(organization, session.id())
                .filter(row -> row.bond().user().equals(session.user()))
                .flatMap(row -> user(organization, session.user()).map(user -> userAccess(user, row)));
    }

    private static OrganizationStatus status(Organization organization) {
        return organization.state() == OrganizationState.OPEN ? OrganizationStatus.OPEN : OrganizationStatus.CLOSED;
    }

    private static UserAccess userAccess(User user, RunningSession session) {
        boolean current = session.bond().epoch() == user.security().sessionEpoch();
        return new UserAccess(
                user.status().mayAct(),
                current,
                user.status().rights(),
                session.begunAt(),
                session.expiresAt(),
                user.security().dataSalt());
    }
}
