package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.model.user.UserStatus.DEACTIVATED;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserQuery.Access;
import io.rosterkit.model.user.UserQuery.Activity;
import io.rosterkit.model.user.UserQuery.Filter;
import io.rosterkit.model.user.UserQuery.Order;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserPositions;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Walk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists of users by what they hold and by their last sign-in, and how many there are. */
public abstract class UserFilterContract extends Contract {

    private static final String AT = "@weiss.example";
    private static final long MICROSECOND = 1_000;

    private final PracticeId linz = given.practice().id();
    private final PracticeId wels = given.practice(NOW).id();

    /** For a contract. */
    protected UserFilterContract() {}

    @Test
    void listsWhoHoldsARoleInTheWholeOrganizationNow() {
        UserId always = join("a", Set.of(grant("owner", Optional.empty(), Validity.always())));
        UserId fromNow = join("b", Set.of(grant("owner", Optional.empty(), from(NOW))));
        join("c", Set.of(grant("owner", Optional.of(linz), Validity.always())));
        join("d", Set.of(grant("owner", Optional.empty(), until(NOW))));
        UserId clinician = join("e", Set.of(grant("clinician", Optional.empty(), Validity.always())));

        assertThat(listed(roles(NOW, "owner"))).containsExactly(always, fromNow);
        assertThat(listed(roles(NOW.minusNanos(MICROSECOND), "owner")))
                .contains(always)
                .doesNotContain(fromNow);
        assertThat(listed(roles(NOW, "owner", "clinician"))).containsExactly(always, fromNow, clinician);
        assertThat(listed(roles(NOW, "robot"))).isEmpty();
    }

    @Test
    void listsWhoBelongsToAPracticeNow() {
        UserId inLinz = assign("a", new PracticeAssignment(linz, Validity.always(), Optional.empty()));
        UserId inWels = assign("b", new PracticeAssignment(wels, from(NOW), Optional.empty()));
        assign("c", new PracticeAssignment(wels, until(NOW), Optional.empty()));

        assertThat(listed(practices(NOW, linz))).containsExactly(inLinz);
        assertThat(listed(practices(NOW, wels))).containsExactly(inWels);
        assertThat(listed(practices(NOW, linz, wels))).containsExactly(inLinz, inWels);
        assertThat(listed(Filter.all()
                        .with(new Access(Set.of(new Role("owner")), Set.of(linz), Set.of(), Optional.empty(), NOW))))
                .as("both are demanded")
                .isEmpty();
    }

    /** Switched on or not, and once, however many of them a user has. */
    @Test
    void listsWhoHasAModule() {
        UserId both = withModules("a", "scheduling", "billing");
        UserId billing = withModules("b", "billing");
        join(given.user("c" + AT, ACTIVE));
        write(other.opened());
        write(UserRows.insert(with(other.user("d" + AT, ACTIVE), "billing")));

        assertThat(listed(modules("billing"))).containsExactly(both, billing);
        assertThat(listed(modules("scheduling"))).containsExactly(both);
        assertThat(listed(modules("scheduling", "billing"))).containsExactly(both, billing);
        assertThat(listed(modules("charts"))).isEmpty();
        assertThat(listed(modules("billing").ofStatuses(Set.of(DEACTIVATED)))).isEmpty();
        assertThat(count(modules("scheduling", "billing"), 10)).isEqualTo(2);
        assertThat(people(modules("billing"))).containsOnlyKeys(both, billing);
    }

    @Test
    void listsWhoEndsByThenOrOfWhomARoleOrAPracticeDoes() {
        Instant end = NOW.plusSeconds(60);
        UserId role = join("a", Set.of(grant("owner", Optional.of(linz), until(end))));
        UserId practice = assign("b", new PracticeAssignment(wels, until(end), Optional.empty()));
        UserId user = inTime("c", until(end));
        inTime("f", until(NOW));
        inTime("g", new Validity(Optional.of(NOW.plusSeconds(1)), Optional.of(end)));
        inTime("h", from(NOW));
        join("i", Set.of(grant("owner", Optional.empty(), Validity.always())));
        join("d", Set.of(grant("owner", Optional.empty(), until(NOW))));
        join(
                "e",
                Set.of(grant(
                        "owner", Optional.empty(), new Validity(Optional.of(NOW.plusSeconds(1)), Optional.of(end)))));

        assertThat(listed(endingBy(end))).containsExactly(role, practice, user);
        assertThat(listed(endingBy(end.minusNanos(MICROSECOND)))).isEmpty();
        assertThat(people(endingBy(end)))
                .as("the directory, which shows the end of the user")
                .containsOnlyKeys(role, practice, user)
                .containsEntry(user, until(end))
                .containsEntry(role, Validity.always());
        assertThat(people(endingBy(end.minusNanos(MICROSECOND)))).isEmpty();
    }

    @Test
    void listsWhoHasSignedInSinceThenAndWhoHasNot() {
        UserId late = signedIn(given.user("a" + AT, ACTIVE), NOW);
        UserId early = signedIn(given.user("b" + AT, ACTIVE), NOW.minusNanos(MICROSECOND));
        UserId never = join(given.user("c" + AT, ACTIVE)).id();

        assertThat(listed(since(Optional.of(NOW), Optional.empty()))).containsExactly(late);
        assertThat(listed(since(Optional.empty(), Optional.of(NOW)))).containsExactly(early, never);
        assertThat(listed(since(Optional.of(NOW.minusSeconds(1)), Optional.of(NOW))))
                .containsExactly(early);
    }

    @Test
    void listsLatestSignInFirstAndWhoHasSignedInOnly() {
        join(given.user("never" + AT, ACTIVE));
        UserId first = signedIn(given.user("a" + AT, ACTIVE), NOW);
        UserId second = signedIn(given.user("b" + AT, ACTIVE), NOW);
        UserId third = signedIn(given.user("c" + AT, DEACTIVATED), NOW.plusSeconds(1));
        UserId last = signedIn(given.user("d" + AT, ACTIVE), NOW.minusSeconds(1));

        for (int limit = 1; limit < 6; limit++) {
            assertThat(walk(limit, Filter.all())).containsExactly(third, second, first, last);
        }
        assertThat(walk(1, Filter.of(ACTIVE))).containsExactly(second, first, last);
    }

    /** By units of UTF-16 the last two would come before the second. */
    @Test
    void namesHaveOneOrderAlsoBeyondTheBasicPlane() {
        List<UserId> sorted = Stream.of("\u9e93", "\ufa0e", "\ud83d\ude00", "\ud840\udc00")
                .map(name -> named(name, given.user("u" + name.codePointAt(0) + AT, ACTIVE)))
                .map(user -> join(user).id())
                .toList();

        assertThat(Walk.of(1, slice -> page(Filter.all(), Order.NAME, slice), row -> UserPositions.of(Order.NAME, row))
                        .rows())
                .extracting(row -> row.user().id())
                .containsExactlyElementsOf(sorted);
        assertThat(Walk.of(
                                1,
                                slice -> storage.port(UserStore.class)
                                        .directory(
                                                viewer,
                                                new PeopleQuery(
                                                        SearchTerm.none(), Set.of(), PeopleQuery.Order.NAME, slice))
                                        .value(),
                                row -> UserPositions.of(PeopleQuery.Order.NAME, row))
                        .rows())
                .extracting(DirectoryRow::user)
                .containsExactlyElementsOf(sorted);
    }

    private static User named(String name, User user) {
        return user.withContact(
                user.contact().withName(Optional.of(new DisplayName(name))), user.security(), user.revision());
    }

    @Test
    void countsWhoPassesUpToTheLimit() {
        for (int number = 0; number < 5; number++) {
            join(given.user("u" + number + AT, ACTIVE));
        }
        join(given.user("idle" + AT, DEACTIVATED));
        invite(given, given.invitation("invited" + AT));

        assertThat(count(Filter.all(), 100)).isEqualTo(6);
        assertThat(count(Filter.of(ACTIVE), 100)).isEqualTo(5);
        assertThat(count(Filter.of(ACTIVE), 5)).isEqualTo(5);
        assertThat(count(Filter.of(ACTIVE), 4)).isEqualTo(4);
        assertThat(count(Filter.all().matching(SearchTerm.of("idle")), 100)).isEqualTo(1);
        assertThat(count(Filter.all().matching(SearchTerm.of("nobody")), 100)).isZero();
    }

    @Test
    void countsTheOwnOrganizationOnly() {
        write(other.opened());
        join(other.user("a" + AT, ACTIVE));

        assertThat(count(Filter.all(), 10)).isZero();
        assertThat(storage.port(UserStore.class)
                        .count(Viewer.of(other.id()), Filter.all(), 10)
                        .value())
                .isEqualTo(1);
    }

    private UserId join(String name, Set<RoleGrant> grants) {
        User row = given.user(name + AT, ACTIVE);
        return join(row.withStatus(row.status().with(grants), row.security(), row.revision()))
                .id();
    }

    private UserId inTime(String name, Validity time) {
        User row = given.user(name + AT, ACTIVE);
        return join(row.withStatus(row.status().limited(time), row.security(), row.revision()))
                .id();
    }

    private UserId assign(String name, PracticeAssignment assignment) {
        User row = given.user(name + AT, ACTIVE);
        return join(row.withStatus(row.status().assigned(Set.of(assignment)), row.security(), row.revision()))
                .id();
    }

    private UserId withModules(String name, String... modules) {
        return join(with(given.user(name + AT, ACTIVE), modules)).id();
    }

    private static User with(User row, String... modules) {
        List<GivenModule> all = Stream.of(modules)
                .map(code -> new GivenModule(new ProductModule(code), Optional.empty(), NOW))
                .toList();
        return row.withStatus(row.status().with(UserModules.none().and(all)), row.security(), row.revision());
    }

    private UserId signedIn(User row, Instant at) {
        join(row);
        write(UserActivityTable.USER_ACTIVITIES.insert(UserActivity.first(given.id(), row.id(), at)));
        return row.id();
    }

    private static RoleGrant grant(String role, Optional<PracticeId> practice, Validity validity) {
        return new RoleGrant(new Role(role), practice, validity, Optional.empty());
    }

    private static Validity from(Instant start) {
        return new Validity(Optional.of(start), Optional.empty());
    }

    private static Validity until(Instant end) {
        return new Validity(Optional.empty(), Optional.of(end));
    }

    private static Filter roles(Instant at, String... codes) {
        Set<Role> any = Stream.of(codes).map(Role::new).collect(Collectors.toSet());
        return Filter.all().with(new Access(any, Set.of(), Set.of(), Optional.empty(), at));
    }

    private static Filter practices(Instant at, PracticeId... any) {
        return Filter.all().with(new Access(Set.of(), Set.of(any), Set.of(), Optional.empty(), at));
    }

    private static Filter modules(String... codes) {
        Set<ProductModule> any = Stream.of(codes).map(ProductModule::new).collect(Collectors.toSet());
        return Filter.all().with(new Access(Set.of(), Set.of(), any, Optional.empty(), NOW));
    }

    private static Filter endingBy(Instant end) {
        return Filter.all().with(new Access(Set.of(), Set.of(), Set.of(), Optional.of(end), NOW));
    }

    private static Filter since(Optional<Instant> since, Optional<Instant> notSince) {
        return Filter.all().with(new Activity(since, notSince));
    }

    /** The time of the people of the directory who have that access. */
    private Map<UserId, Validity> people(Filter filter) {
        return storage
                .port(UserStore.class)
                .directory(
                        Viewer.of(given.id()),
                        new PeopleQuery(
                                SearchTerm.none(),
                                Set.of(),
                                Set.of(),
                                Optional.empty(),
                                filter.access(),
                                PeopleQuery.Order.ADDRESS,
                                new Slice(100, Optional.empty())))
                .value()
                .stream()
                .collect(Collectors.toMap(
                        DirectoryRow::user, row -> row.account().validity()));
    }

    private List<UserId> listed(Filter filter) {
        return page(filter, Order.ADDRESS, new Slice(100, Optional.empty())).stream()
                .map(row -> row.user().id())
                .toList();
    }

    private List<UserId> walk(int limit, Filter filter) {
        return Walk.of(
                        limit,
                        slice -> page(filter, Order.LAST_SIGN_IN, slice),
                        row -> UserPositions.of(Order.LAST_SIGN_IN, row))
                .rows()
                .stream()
                .map(row -> row.user().id())
                .toList();
    }

    private List<ShownUser> page(Filter filter, Order order, Slice slice) {
        return storage.port(UserStore.class)
                .page(viewer, new UserQuery(filter, order, slice))
                .value();
    }

    private int count(Filter filter, int limit) {
        return storage.port(UserStore.class).count(viewer, filter, limit).value();
    }
}
