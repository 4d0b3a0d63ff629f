package io.rosterkit.tck.user;

import static io.rosterkit.model.access.AccessState.OrganizationStatus.CLOSED;
import static io.rosterkit.model.access.AccessState.OrganizationStatus.OPEN;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.DataSalt;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.OrganizationStatus;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.table.SampleValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every read that promises the access state of its viewer returns it, whether or not it finds anything else. */
public abstract class AccessStateContract extends Contract {

    private static final String BEN = "ben@weiss.example";
    private static final Slice SLICE = new Slice(10, Optional.empty());
    private static final InvitationQuery ALL_INVITATIONS =
            new InvitationQuery(Set.of(), InvitationQuery.Order.NEWEST_FIRST, NOW, SLICE);
    private static final UserQuery ALL_USERS =
            new UserQuery(UserQuery.Filter.all(), UserQuery.Order.NEWEST_FIRST, SLICE);
    private static final JournalQuery ALL_ENTRIES =
            new JournalQuery(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, SLICE);

    private final Invitation invitation = given.invitation(BEN);
    private final Invitation unknown = given.invitation("nobody@weiss.example");
    private final User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
    private final RunningSession session = Accounts.of(given).session(anna);

    private final Map<String, Function<Viewer, AccessState>> reads = Map.ofEntries(
            Map.entry("the access state itself", by -> users().access(by)),
            Map.entry("a user", by -> of(users().find(by, anna.id()))),
            Map.entry("no user", by -> of(users().find(by, unknown.invitee().user()))),
            Map.entry("a user by address", by -> of(users().shown(by, new UserKey.ByAddress("anna@weiss.example")))),
            Map.entry("no user by address", by -> of(users().shown(by, new UserKey.ByAddress("nobody@weiss.example")))),
            Map.entry(
                    "no user by external id",
                    by -> of(users().shown(by, new UserKey.ByExternalId(new ExternalId("1"))))),
            Map.entry("a user who is shown", by -> of(users().shown(by, new UserKey.ById(anna.id())))),
            Map.entry("users", by -> of(users().page(by, ALL_USERS))),
            Map.entry("directory", by -> of(users().directory(by, PeopleQuery.all(SLICE)))),
            Map.entry("oneself", by -> of(signIns().own(by))),
            Map.entry(
                    "a practice",
                    by -> of(organizations().practice(by, given.practice().id()))),
            Map.entry("practices", by -> of(organizations().practices(by, PracticeQuery.all(SLICE)))),
            Map.entry("an invitation", by -> of(invitations().find(by, invitation.id()))),
            Map.entry("no invitation", by -> of(invitations().find(by, unknown.id()))),
            Map.entry("invitations", by -> of(invitations().page(by, ALL_INVITATIONS))),
            Map.entry("the ground", by -> of(invitations().addressesInUse(by, List.of(BEN)))),
            Map.entry("the ground of nothing", by -> of(invitations().addressesInUse(by, List.of()))),
            Map.entry("the journal", by -> of(storage.port(JournalStore.class).page(by, ALL_ENTRIES))));

    @Test
    void tellsThatThereIsNoSuchOrganization() {
        readsTell(Viewer.of(other.id()), AccessState.unknown());
        readsTell(by(other.id(), session), AccessState.unknown());
    }

    @Test
    void tellsOfTheOrganizationAloneWhenNoUserAsks() {
        readsTell(viewer, seen(OPEN, Optional.empty()));
    }

    @Test
    void tellsThatThereIsNoSuchSession() {
        write(UserRows.insert(anna));

        readsTell(by(given.id(), session), seen(OPEN, Optional.empty()));
    }

    @Test
    void tellsNothingOfAUserWithTheSessionOfAnother() {
        User ben = given.user("cleo@weiss.example", UserStatus.ACTIVE);
        write(UserRows.insert(ben));
        signedIn(anna);

        Session mixed = new Session(given.id(), ben.id(), session.id());
        readsTell(new Viewer(given.id(), Optional.of(mixed)), seen(OPEN, Optional.empty()));
    }

    @Test
    void tellsOfAnActiveUserAndTheirRoles() {
        signedIn(anna);

        readsTell(by(given.id(), session), seen(OPEN, Optional.of(userAccess(true, "clinician"))));
    }

    @Test
    void tellsOfAUserWithSeveralRoles() {
        signedIn(with(anna, UserStatus.ACTIVE, "owner", "office-administrator", "clinician"));

        UserAccess expected = userAccess(true, "owner", "office-administrator", "clinician");
        readsTell(by(given.id(), session), seen(OPEN, Optional.of(expected)));
    }

    /** Whether they count is not for the storage to say. */
    @Test
    void tellsWhereAndWhenWhatIsHeldGrantedAndDenied() {
        Validity over = new Validity(Optional.empty(), Optional.of(NOW));
        Validity toCome = new Validity(Optional.of(NOW.plusSeconds(1)), Optional.of(NOW.plusNanos(1_000_001_000)));
        Set<RoleGrant> grants = Set.of(
                new RoleGrant(
                        new Role("owner"), Optional.of(given.practice().id()), Validity.always(), Optional.empty()),
                new RoleGrant(new Role("owner"), Optional.empty(), over, Optional.of(anna.id())),
                new RoleGrant(new Role("clinician"), Optional.empty(), toCome, Optional.empty()));
        UserType type = new UserType("guest");
        User.Status guest = anna.status().with(User.Classification.of(type));
        Set<SinglePermission> singles = Set.of(
                SinglePermission.granted(Permission.INVITE, Optional.of(anna.id())),
                SinglePermission.denied(Permission.INVITE, Optional.empty()));
        signedIn(
                anna.withStatus(guest.with(grants).allowed(singles).limited(toCome), anna.security(), anna.revision()));

        UserAccess expected = new UserAccess(
                true,
                true,
                new AccessRights(type, grants, singles, toCome),
                session.begunAt(),
                session.expiresAt(),
                anna.security().dataSalt());
        readsTell(by(given.id(), session), seen(OPEN, Optional.of(expected)));
    }

    @Test
    void tellsOfAUserWithoutRoles() {
        signedIn(with(anna, UserStatus.ACTIVE));

        readsTell(by(given.id(), session), seen(OPEN, Optional.of(userAccess(true))));
    }

    @Test
    void tellsThatAUserIsDeactivated() {
        signedIn(with(anna, UserStatus.DEACTIVATED, "clinician"));

        readsTell(by(given.id(), session), seen(OPEN, Optional.of(userAccess(false, "clinician"))));
    }

    @Test
    void tellsThatAUserIsClosed() {
        signedIn(with(anna, UserStatus.CLOSED, "clinician"));

        readsTell(by(given.id(), session), seen(OPEN, Optional.of(userAccess(false, "clinician"))));
    }

    @Test
    void aUserUnderAnAdministratorsLockMayNotAct() {
        signedIn(under(new Lock(Lock.Kind.ADMINISTRATOR, NOW, Optional.empty())));

        readsTell(by(given.id(), session), seen(OPEN, Optional.of(userAccess(false, "clinician"))));
    }

    @Test
    void aLockForAttemptsEndsNoSession() {
        signedIn(under(new Lock(Lock.Kind.ATTEMPTS, NOW, Optional.of(NOW.plusSeconds(60)))));

        readsTell(by(given.id(), session), seen(OPEN, Optional.of(userAccess(true, "clinician"))));
    }

    @Test
    void aSessionOfAnEarlierEpochMayNotAct() {
        signedIn(anna);
        write(UserTable.USERS.update(
                anna.withStatus(anna.status(), anna.security().endSessions(), Moves.next(anna.revision()))));

        readsTell(
                by(given.id(), session),
                seen(
                        OPEN,
                        Optional.of(userAccess(
                                false, session.expiresAt(), anna.security().dataSalt()))));
    }

    @Test
    void aSessionThatWasEndedMayNotActAndTellsItsEnd() {
        signedIn(anna);
        write(SessionTable.SESSIONS.write(session.ended(NOW.plusSeconds(7))));

        UserAccess expected =
                userAccess(false, NOW.plusSeconds(7), anna.security().dataSalt());
        readsTell(by(given.id(), session), seen(OPEN, Optional.of(expected)));
    }

    @Test
    void tellsThatTheOrganizationIsClosed() {
        signedIn(anna);
        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));

        readsTell(viewer, seen(CLOSED, Optional.empty()));
        readsTell(by(given.id(), session), seen(CLOSED, Optional.of(userAccess(true, "clinician"))));
    }

    @Test
    void tellsTheProfileOfTheOrganization() {
        tells(organization().settings().with(OrganizationPolicy.of(new ProfileName("dental"))));
    }

    @Test
    void tellsTheOverridesOfTheOrganization() {
        tells(organization().settings().with(OrganizationPolicy.STANDARD.with(SampleValues.LONGEST_OVERRIDES)));
    }

    @Test
    void tellsTheRolesThatTheOrganizationComposed() {
        tells(organization().settings().with(SampleValues.MANY_CUSTOM_ROLES));
    }

    private void tells(Organization.Settings settings) {
        signedIn(anna);
        Revision before = organization().revision();
        Organization row = organization().set(settings, before.next(before.seal()));
        write(OrganizationTable.ORGANIZATIONS.update(row));

        readsTell(viewer, seen(row, Optional.empty()));
        readsTell(by(given.id(), session), seen(row, Optional.of(userAccess(true, "clinician"))));
    }

    private static AccessState seen(Organization row, Optional<UserAccess> user) {
        return new AccessState(OPEN, row.policy(), row.dataSalt(), user, Optional.empty(), row.customRoles());
    }

    @Test
    void tellsNothingOfAUserOfAnotherOrganization() {
        write(other.opened());
        signedIn(anna);

        readsTell(by(other.id(), session), seen(other.organization(), Optional.empty()));
    }

    @Test
    void tellsThatTheUserHasNoSalt() {
        signedIn(anna);
        write(UserTable.USERS.update(Moves.withoutSalt(anna)));

        readsTell(
                by(given.id(), session),
                seen(OPEN, Optional.of(userAccess(true, session.expiresAt(), Optional.empty()))));
    }

    @Test
    void tellsThatTheOrganizationHasNoSalt() {
        signedIn(anna);
        write(OrganizationTable.ORGANIZATIONS.update(Moves.withoutSalt(organization())));

        readsTell(viewer, new AccessState(OPEN, OrganizationPolicy.STANDARD, Optional.empty(), Optional.empty()));
    }

    /** Twice: when there is hardly anything to be found, and when there is. */
    private void readsTell(Viewer by, AccessState expected) {
        reads.forEach((read, access) -> assertThat(access.apply(by)).as(read).isEqualTo(expected));
        if (found(invitation).isEmpty()) {
            invite(given, invitation);
        }
        reads.forEach((read, access) -> assertThat(access.apply(by)).as(read).isEqualTo(expected));
    }

    private void signedIn(User user) {
        write(UserRows.insert(user));
        write(SessionTable.SESSIONS.write(session));
    }

    private static Viewer by(OrganizationId organization, RunningSession session) {
        Session asked = new Session(organization, session.bond().user(), session.id());
        return new Viewer(organization, Optional.of(asked));
    }

    private static User with(User user, UserStatus state, String... roles) {
        return user.withStatus(Moves.with(user.status().with(state), roles), user.security(), user.revision());
    }

    private User under(Lock lock) {
        User.Status status = anna.status().with(Optional.of(lock));
        return anna.withStatus(status, anna.security(), anna.revision());
    }

    private UserAccess userAccess(boolean active, String... roles) {
        return new UserAccess(
                active,
                true,
                roles(roles),
                session.begunAt(),
                session.expiresAt(),
                anna.security().dataSalt());
    }

    private UserAccess userAccess(boolean current, Instant until, Optional<DataSalt> salt) {
        return new UserAccess(true, current, roles("clinician"), session.begunAt(), until, salt);
    }

    private AccessState seen(OrganizationStatus state, Optional<UserAccess> user) {
        return new AccessState(
                state, OrganizationPolicy.STANDARD, given.organization().dataSalt(), user);
    }

    private static AccessRights roles(String... codes) {
        List<Role> roles = Stream.of(codes).map(Role::new).toList();
        return new AccessRights(new UserType("staff"), RoleGrant.of(roles, Optional.empty()), Set.of());
    }

    private static <T> AccessState of(WithAccess<T> seen) {
        return seen.access();
    }

    private UserStore users() {
        return storage.port(UserStore.class);
    }

    private SignInStore signIns() {
        return storage.port(SignInStore.class);
    }

    private OrganizationStore organizations() {
        return storage.port(OrganizationStore.class);
    }

    private InvitationStore invitations() {
        return storage.port(InvitationStore.class);
    }
}
