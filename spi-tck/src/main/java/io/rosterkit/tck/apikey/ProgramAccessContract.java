package io.rosterkit.tck.apikey;

import static io.rosterkit.model.access.AccessState.OrganizationStatus.OPEN;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Programs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every read that promises the access state of its viewer tells of a program its API key and the maker of the key. */
public abstract class ProgramAccessContract extends Contract {

    private static final Slice SLICE = new Slice(10, Optional.empty());

    private final User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
    private final ApiKey key = Programs.key(given, anna);
    private final Viewer program = Programs.viewer(key);

    private final Map<String, Function<Viewer, AccessState>> reads = Map.of(
            "the access state itself", by -> users().access(by),
            "a user", by -> users().find(by, anna.id()).access(),
            "a user by address",
                    by -> users().shown(by, new UserKey.ByAddress("nobody@weiss.example"))
                            .access(),
            "users",
                    by -> users().page(by, new UserQuery(UserQuery.Filter.all(), UserQuery.Order.NEWEST_FIRST, SLICE))
                            .access(),
            "the directory", by -> users().directory(by, PeopleQuery.all(SLICE)).access(),
            "practices",
                    by -> storage.port(OrganizationStore.class)
                            .practices(by, PracticeQuery.all(SLICE))
                            .access(),
            "invitations",
                    by -> storage.port(InvitationStore.class)
                            .page(by, new InvitationQuery(Set.of(), InvitationQuery.Order.NEWEST_FIRST, NOW, SLICE))
                            .access(),
            "addresses",
                    by -> storage.port(InvitationStore.class)
                            .addressesInUse(by, List.of("ben@weiss.example"))
                            .access(),
            "the journal",
                    by -> storage.port(JournalStore.class)
                            .page(
                                    by,
                                    new JournalQuery(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, SLICE))
                            .access(),
            "rows of a table",
                    by -> storage.port(TableStore.class)
                            .page(by, Scan.of(ApiKeyTable.API_KEYS), ApiKeyTable.ID, SLICE)
                            .access());

    /** For a contract. */
    protected ProgramAccessContract() {}

    @Test
    void tellsThatThereIsNoSuchKey() {
        write(UserRows.insert(anna));

        readsTell(program, Optional.empty());
    }

    @Test
    void tellsOfTheKeyAndOfItsMaker() {
        write(UserRows.insert(anna));
        write(ApiKeyTable.API_KEYS.insert(key));

        readsTell(program, Optional.of(access(anna, true, false)));
    }

    @Test
    void tellsNothingOfAKeyWhoseMakerIsNotThere() {
        write(ApiKeyTable.API_KEYS.insert(key));

        readsTell(program, Optional.empty());
    }

    @Test
    void tellsThatTheKeyWasRevoked() {
        write(UserRows.insert(anna));
        write(ApiKeyTable.API_KEYS.insert(key));
        write(ApiKeyTable.API_KEYS.update(key.revoked(Moves.next(key.revision()))));

        readsTell(program, Optional.of(access(anna, true, true)));
    }

    @Test
    void tellsThatTheMakerMayNotAct() {
        write(UserRows.insert(anna));
        write(ApiKeyTable.API_KEYS.insert(key));
        User locked = Moves.to(
                anna.status().with(Optional.of(new Lock(Lock.Kind.ADMINISTRATOR, NOW, Optional.empty()))), anna);
        write(UserRows.update(anna, locked));
        readsTell(program, Optional.of(access(locked, false, false)));

        User gone = Moves.to(UserStatus.DEACTIVATED, locked);
        write(UserRows.update(locked, gone));

        readsTell(program, Optional.of(access(gone, false, false)));
    }

    @Test
    void tellsWhatTheMakerHoldsAndWhatIsDeniedToThem() {
        Validity time = new Validity(Optional.of(NOW), Optional.of(NOW.plusSeconds(2)));
        Set<RoleGrant> grants = Set.of(
                new RoleGrant(
                        new Role("owner"),
                        Optional.of(given.practice().id()),
                        Validity.always(),
                        Optional.of(anna.id())),
                new RoleGrant(
                        new Role("clinician"),
                        Optional.empty(),
                        new Validity(Optional.empty(), Optional.of(NOW.plusSeconds(1))),
                        Optional.empty()));
        Set<SinglePermission> singles = Set.of(
                SinglePermission.granted(Permission.INVITE, Optional.empty()),
                SinglePermission.denied(Permission.VIEW_USERS, Optional.of(anna.id())));
        User held = anna.withStatus(
                anna.status()
                        .with(User.Classification.of(new UserType("guest")))
                        .with(grants)
                        .allowed(singles)
                        .limited(time),
                anna.security(),
                anna.revision());
        write(UserRows.insert(held));
        write(ApiKeyTable.API_KEYS.insert(key));

        readsTell(program, Optional.of(access(held, true, false)));
    }

    @Test
    void tellsNothingOfAKeyOfAnotherOrganization() {
        write(other.opened());
        write(UserRows.insert(anna));
        write(UserRows.insert(other.user("anna@weiss.example", UserStatus.ACTIVE)));
        write(ApiKeyTable.API_KEYS.insert(key));

        Viewer stranger = Viewer.of(new Actor.Program(other.id(), key.id()));
        assertThat(users().access(stranger).program()).isEmpty();
        assertThat(users().access(program).program()).isPresent();
    }

    @Test
    void aSearchTellsOfTheProgramToo() {
        write(UserRows.insert(anna));
        write(ApiKeyTable.API_KEYS.insert(key));
        UserQuery.Filter filter = UserQuery.Filter.all().matching(SearchTerm.of("anna"));

        assertThat(users().page(program, new UserQuery(filter, UserQuery.Order.NEWEST_FIRST, SLICE))
                        .access()
                        .program())
                .contains(access(anna, true, false));
    }

    @Test
    void aProgramHasNoOwnAccount() {
        write(UserRows.insert(anna));
        write(ApiKeyTable.API_KEYS.insert(key));

        var own = storage.port(SignInStore.class).own(program);

        assertThat(own.value()).isEmpty();
        assertThat(own.access()).isEqualTo(seen(Optional.of(access(anna, true, false))));
    }

    private void readsTell(Viewer by, Optional<ProgramAccess> expected) {
        reads.forEach((read, access) -> assertThat(access.apply(by)).as(read).isEqualTo(seen(expected)));
    }

    private AccessState seen(Optional<ProgramAccess> expected) {
        return new AccessState(
                OPEN,
                OrganizationPolicy.STANDARD,
                given.organization().dataSalt(),
                Optional.empty(),
                expected,
                CustomRoleSet.none());
    }

    private ProgramAccess access(User maker, boolean active, boolean revoked) {
        Instant end = key.lifetime().expiresAt();
        return new ProgramAccess(
                anna.id(), active, maker.status().rights(), key.grant().permissions(), end, revoked, key.keyId());
    }

    private UserStore users() {
        return storage.port(UserStore.class);
    }
}
