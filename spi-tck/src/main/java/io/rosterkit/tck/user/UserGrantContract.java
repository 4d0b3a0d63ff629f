package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.PracticeModule;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.productmodule.PracticeModuleTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.AccountKey;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Moves;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A user comes with all their roles, single permissions, practices and modules wherever one is read. A role makes a
 * holder only in the whole organization, from its start on and before its end.
 */
public abstract class UserGrantContract extends Contract {

    private static final String ANNA = "anna@weiss.example";
    private static final String BEN = "ben@weiss.example";

    private static final ProductModule SCHEDULING = new ProductModule("scheduling");

    private static final UserModules MODULES = UserModules.none()
            .and(Set.of(new GivenModule(SCHEDULING, Optional.empty(), NOW)))
            .removed(Set.of(SCHEDULING), NOW)
            .and(Set.of(new GivenModule(SCHEDULING, Optional.empty(), NOW.plusNanos(1_000))));

    /** The ends of the time that a storage has to keep. */
    private static final Validity LONGEST = new Validity(
            Optional.of(Instant.parse("1970-01-01T00:00:00.000001Z")),
            Optional.of(Instant.parse("9999-12-31T23:59:59.999999Z")));

    private final PracticeId linz = given.practice().id();
    private final PracticeId wels = new PracticeId(new UUID(-1, -1));

    @Test
    void comeWithTheUserWhereverOneIsRead() {
        User anna = join(with(given.user(ANNA, ACTIVE), everyForm()));
        RunningSession session = begin(Accounts.of(given).session(anna));
        write(PracticeModuleTable.PRACTICE_MODULES.insert(
                new PracticeModule(given.id(), wels, SCHEDULING, Optional.empty(), NOW)));

        UserModules usable = anna.status().modules().with(Set.of(new UsableModule(SCHEDULING, LONGEST)));
        User expected = anna.withStatus(anna.status().with(usable), anna.security(), anna.revision());
        assertThat(reads(anna, session))
                .allSatisfy((read, user) -> assertThat(user).as(read).contains(expected));
    }

    @Test
    void comeWithTheUserAfterTheyChanged() {
        User anna = join(with(given.user(ANNA, ACTIVE), everyForm()));
        RunningSession session = begin(Accounts.of(given).session(anna));
        Set<RoleGrant> others = new HashSet<>(everyForm());
        others.removeIf(grant -> grant.role().code().equals("owner"));
        others.add(grant("owner", Optional.of(linz), LONGEST));
        Set<SinglePermission> singles = Set.of(SinglePermission.granted(Permission.INVITE, Optional.of(anna.id())));
        User changed = Moves.to(anna.status().with(others).allowed(singles).assigned(Set.of()), anna);

        write(UserRows.update(anna, changed));

        assertThat(reads(anna, session))
                .allSatisfy((read, user) -> assertThat(user).as(read).contains(changed));
    }

    /** As many as never were, and each as long as can be: a limit of a server cuts nothing off. */
    @Test
    void comeWithTheUserHoweverManyThereAre() {
        Set<RoleGrant> grants = IntStream.range(0, 1_000)
                .mapToObj(number -> grant(
                        "r".repeat(36) + (1_000 + number), Optional.of(new PracticeId(new UUID(-1, number))), LONGEST))
                .collect(Collectors.toSet());
        User anna = join(with(given.user(ANNA, ACTIVE), grants));

        assertThat(found(anna)).contains(anna);
    }

    @Test
    void areOfTheOwnOrganizationOnly() {
        write(other.opened());
        User anna = join(with(given.user(ANNA, ACTIVE), everyForm()));
        User theirs = join(with(other.user(ANNA, ACTIVE), Set.of(grant("guest", Optional.empty(), Validity.always()))));
        assertThat(theirs.id()).isEqualTo(anna.id());

        assertThat(found(anna)).contains(anna);
        assertThat(found(theirs)).contains(theirs);
        assertThat(holders(given.id(), NOW, "guest")).isEmpty();
        assertThat(holders(other.id(), NOW, "guest")).containsExactly(theirs);
        assertThat(holders(other.id(), NOW, "clinician")).isEmpty();
    }

    @Test
    void areOfOneUserOnly() {
        User anna = join(with(given.user(ANNA, ACTIVE), everyForm()));
        User ben = join(with(given.user(BEN, ACTIVE), Set.of()));

        write(UserRows.update(anna, Moves.to(anna.status().with(Set.<RoleGrant>of()), anna)));

        assertThat(found(ben)).contains(ben);
        assertThat(found(anna).orElseThrow().status().grants()).isEmpty();
    }

    @Test
    void areHeldOnceAtEachPlace() {
        User anna = join(with(given.user(ANNA, ACTIVE), Set.of(grant("owner", Optional.empty(), Validity.always()))));

        loses(row(anna, grant("owner", Optional.empty(), LONGEST)));
        write(UserRoleTable.USER_ROLES.insert(
                new UserRole(given.id(), anna.id(), grant("owner", Optional.of(linz), LONGEST))));

        assertThat(found(anna).orElseThrow().status().grants()).hasSize(2);
    }

    /** The version of the user's own row guards the rows of the roles. */
    @Test
    void doNotChangeWhenTheUserHasChangedMeanwhile() {
        User anna = join(with(given.user(ANNA, ACTIVE), everyForm()));
        User first = Moves.to(anna.status().with(Set.<RoleGrant>of()), anna);
        Set<RoleGrant> others = Set.of(grant("guest", Optional.empty(), Validity.always()));
        User second = Moves.to(anna.status().with(others), anna);

        write(UserRows.update(anna, first));
        Changes late = UserRows.update(anna, second);

        assertThat(storage.apply(late))
                .isEqualTo(new Applied.Lost(Optional.of(late.changes().get(0))));
        assertThat(found(anna)).contains(first);
    }

    @Test
    void makeHoldersOfTheWholeCodeOnly() {
        User owner = join(with(given.user(ANNA, ACTIVE), everywhere("owner")));
        User coOwner = join(with(given.user(BEN, ACTIVE), everywhere("co-owner")));
        User both = join(with(given.user("cleo@weiss.example", ACTIVE), everywhere("owner-2", "o")));

        assertThat(holders(given.id(), NOW, "owner")).containsExactly(owner);
        assertThat(holders(given.id(), NOW, "co-owner")).containsExactly(coOwner);
        assertThat(holders(given.id(), NOW, "o")).containsExactly(both);
        assertThat(holders(given.id(), NOW, "own")).isEmpty();
        assertThat(holders(given.id(), NOW, "owner-2", "o", "owner"))
                .as("each once, by their ids where they came at once")
                .containsExactly(owner, both);
    }

    @Test
    void makeNoHolderAtAPractice() {
        Validity always = Validity.always();
        join(with(given.user(ANNA, ACTIVE), Set.of(grant("owner", Optional.of(linz), always))));
        User ben = join(with(
                given.user(BEN, ACTIVE),
                Set.of(grant("owner", Optional.of(linz), always), grant("owner", Optional.empty(), always))));

        assertThat(holders(given.id(), NOW, "owner")).containsExactly(ben);
    }

    @Test
    void makeAHolderFromTheirStartOnAndBeforeTheirEnd() {
        Instant start = NOW.plusSeconds(10);
        Instant end = NOW.plusSeconds(20);
        User anna = join(with(
                given.user(ANNA, ACTIVE),
                Set.of(grant("owner", Optional.empty(), new Validity(Optional.of(start), Optional.of(end))))));

        assertThat(holders(given.id(), start.minusNanos(1_000), "owner")).isEmpty();
        assertThat(holders(given.id(), start, "owner")).containsExactly(anna);
        assertThat(holders(given.id(), end.minusNanos(1_000), "owner")).containsExactly(anna);
        assertThat(holders(given.id(), end, "owner")).isEmpty();
    }

    /** A start without an end, and an end without a start. */
    @Test
    void makeAHolderForGoodWithoutAnEnd() {
        User anna = join(with(
                given.user(ANNA, ACTIVE),
                Set.of(grant("owner", Optional.empty(), new Validity(Optional.of(NOW), Optional.empty())))));
        User ben = join(with(
                given.user(BEN, ACTIVE),
                Set.of(grant("owner", Optional.empty(), new Validity(Optional.empty(), Optional.of(NOW))))));

        assertThat(holders(given.id(), NOW.minusNanos(1_000), "owner")).containsExactly(ben);
        assertThat(holders(given.id(), NOW, "owner")).containsExactly(anna);
    }

    @Test
    void makeAHolderWithoutAnEndWhereItIsAskedFor() {
        Role owner = new Role("owner");
        Validity ending = new Validity(Optional.empty(), Optional.of(NOW.plusSeconds(20)));
        Validity later = new Validity(Optional.of(NOW.plusSeconds(10)), Optional.empty());
        User anna = join(with(given.user(ANNA, ACTIVE), Set.of(grant("owner", Optional.empty(), ending))));
        User ben = join(with(given.user(BEN, ACTIVE), everywhere("owner")));
        join(with(given.user("cleo@weiss.example", ACTIVE), Set.of(grant("owner", Optional.empty(), later))));
        join(with(
                given.user("dora@weiss.example", ACTIVE),
                Set.of(grant("owner", Optional.of(linz), Validity.always()))));

        assertThat(holders(HolderQuery.of(owner))).containsExactly(anna, ben);
        assertThat(holders(HolderQuery.of(owner).withoutEnding())).containsExactly(ben);
        assertThat(holders(
                        HolderQuery.of(Permission.UNLOCK_USERS, Set.of(owner)).withoutEnding()))
                .containsExactly(ben);
    }

    @Test
    void makeAHolderInTheTimeOfTheUserOnly() {
        Instant start = NOW.plusSeconds(10);
        Instant end = NOW.plusSeconds(20);
        User anna = with(given.user(ANNA, ACTIVE), everywhere("owner"));
        Validity time = new Validity(Optional.of(start), Optional.of(end));
        User timed = join(anna.withStatus(anna.status().limited(time), anna.security(), anna.revision()));
        User ben = with(given.user(BEN, ACTIVE), everywhere("owner"));
        Validity begun = new Validity(Optional.of(start), Optional.empty());
        User staying = join(ben.withStatus(ben.status().limited(begun), ben.security(), ben.revision()));

        assertThat(holders(given.id(), start.minusNanos(1_000), "owner")).isEmpty();
        assertThat(holders(given.id(), start, "owner")).containsExactly(timed, staying);
        assertThat(holders(given.id(), end.minusNanos(1_000), "owner")).containsExactly(timed, staying);
        assertThat(holders(given.id(), end, "owner")).containsExactly(staying);
        assertThat(storage.port(UserStore.class)
                        .holders(given.id(), HolderQuery.of(new Role("owner")).withoutEnding(), start, 10))
                .containsExactly(staying);
    }

    /** A role is held whatever single permissions a user was granted or denied. */
    @Test
    void makeAHolderWhateverIsDeniedWhereNoPermissionIsAskedFor() {
        User anna = with(given.user(ANNA, ACTIVE), everywhere("owner"));
        User denied = join(anna.withStatus(
                anna.status()
                        .allowed(Set.of(new SinglePermission(
                                Permission.UNLOCK_USERS, SinglePermission.Effect.DENIED, Optional.empty()))),
                anna.security(),
                anna.revision()));

        assertThat(holders(HolderQuery.of(new Role("owner")))).containsExactly(denied);
    }

    private List<User> holders(HolderQuery query) {
        return storage.port(UserStore.class).holders(given.id(), query, NOW, 10);
    }

    private Map<String, Optional<User>> reads(User user, RunningSession session) {
        Viewer by = new Viewer(given.id(), Optional.of(new Session(given.id(), user.id(), session.id())));
        UserQuery all =
                new UserQuery(UserQuery.Filter.all(), UserQuery.Order.NEWEST_FIRST, new Slice(10, Optional.empty()));
        UserStore users = storage.port(UserStore.class);
        SignInStore signIns = storage.port(SignInStore.class);
        AccountKey key = new AccountKey(
                given.id(), Optional.of(ANNA), Optional.empty(), Optional.empty(), Proof.PASSWORD, new UUID(1, 1));
        Map<String, Optional<User>> reads = new LinkedHashMap<>();
        reads.put("by id", users.find(by, user.id()).value());
        reads.put(
                "shown by id",
                users.shown(by, new UserKey.ById(user.id())).value().map(ShownUser::user));
        reads.put(
                "by address",
                users.shown(by, new UserKey.ByAddress(ANNA)).value().map(ShownUser::user));
        reads.put("of a page", users.page(by, all).value().stream().findFirst().map(ShownUser::user));
        reads.put("of holders", holders(given.id(), NOW, "clinician").stream().findFirst());
        reads.put("who signs in", signIns.facts(key).user());
        reads.put("of a session", signIns.session(given.id(), session.id()).map(SignInStore.SessionOwner::user));
        reads.put("oneself", signIns.own(by).value().map(SignInStore.OwnAccount::user));
        return reads;
    }

    private Set<RoleGrant> everyForm() {
        Optional<UserId> giver =
                Optional.of(given.user("giver@weiss.example", ACTIVE).id());
        return Set.of(
                new RoleGrant(new Role("clinician"), Optional.empty(), Validity.always(), Optional.empty()),
                new RoleGrant(new Role("clinician"), Optional.of(linz), LONGEST, giver),
                new RoleGrant(
                        new Role("owner"),
                        Optional.empty(),
                        new Validity(Optional.of(NOW), Optional.of(NOW.plusNanos(1_000))),
                        giver),
                new RoleGrant(
                        new Role("co-owner"),
                        Optional.of(wels),
                        new Validity(Optional.empty(), Optional.of(NOW)),
                        Optional.empty()));
    }

    private User with(User user, Set<RoleGrant> grants) {
        Set<PracticeAssignment> assignments = Set.of(
                PracticeAssignment.of(linz, Optional.of(user.id())),
                new PracticeAssignment(wels, LONGEST, Optional.empty()));
        Set<SinglePermission> singles = Set.of(
                SinglePermission.granted(Permission.INVITE, Optional.empty()),
                SinglePermission.denied(Permission.INVITE, Optional.of(user.id())));
        User.Status status = user.status().with(grants).allowed(singles).assigned(assignments);
        return user.withStatus(status.with(MODULES), user.security(), user.revision());
    }

    private static RoleGrant grant(String role, Optional<PracticeId> practice, Validity validity) {
        return new RoleGrant(new Role(role), practice, validity, Optional.empty());
    }

    private static Set<RoleGrant> everywhere(String... roles) {
        return Stream.of(roles)
                .map(role -> grant(role, Optional.empty(), Validity.always()))
                .collect(Collectors.toSet());
    }

    private Change row(User user, RoleGrant grant) {
        return UserRoleTable.USER_ROLES.insert(new UserRole(given.id(), user.id(), grant));
    }

    private List<User> holders(OrganizationId organization, Instant now, String... roles) {
        Set<Role> any = Stream.of(roles).map(Role::new).collect(Collectors.toSet());
        HolderQuery query = new HolderQuery(Optional.of(Permission.UNLOCK_USERS), any, true, false, Set.of());
        return storage.port(UserStore.class).holders(organization, query, now, 10);
    }
}
