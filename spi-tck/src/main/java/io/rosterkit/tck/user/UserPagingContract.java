package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.model.user.UserStatus.CLOSED;
import static io.rosterkit.model.user.UserStatus.DEACTIVATED;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserQuery.Filter;
import io.rosterkit.model.user.UserQuery.Order;
import io.rosterkit.model.user.UserQuery.Titles;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserPositions;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Users;
import io.rosterkit.tck.given.Walk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list of users: its filter, its orders, and that turning its pages meets every row once. */
public abstract class UserPagingContract extends Contract {

    private static final long MICROSECOND = 1_000;
    private static final Filter ALL = Filter.all();

    /** The order of their bytes is that of no language. */
    private static final List<String> KEYS = List.of(
            "B@weiss.example",
            "a@weiss.example",
            "a+b@weiss.example",
            "a-b@weiss.example",
            "a.b@weiss.example",
            "a1@weiss.example",
            "a_b@weiss.example",
            "ab@weiss.example",
            "b@weiss.example");

    @Test
    void listsNewestFirst() {
        List<UserId> expected = atSeveralTimes();
        Collections.reverse(expected);

        turnsEveryPageOf(Order.NEWEST_FIRST, expected);
    }

    @Test
    void listsOldestFirst() {
        turnsEveryPageOf(Order.OLDEST_FIRST, atSeveralTimes());
    }

    @Test
    void listsByTheBytesOfTheAddress() {
        List<String> mixed = new ArrayList<>(KEYS);
        Collections.reverse(mixed);
        mixed.forEach(key -> join(given.user(key, ACTIVE)));

        List<String> sorted = new ArrayList<>(KEYS);
        Collections.sort(sorted);
        assertThat(walk(3, Order.ADDRESS).rows())
                .extracting(row -> row.contact().address().key())
                .containsExactlyElementsOf(sorted);
    }

    @Test
    void listsTheUsersOfOneAddressByTheirIds() {
        List<UserId> expected = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            expected.add(join(given.user("ben@weiss.example", CLOSED)).id());
        }
        expected.add(0, join(given.user("anna@weiss.example", CLOSED)).id());
        expected.add(join(given.user("ben@weiss.example", ACTIVE)).id());

        turnsEveryPageOf(Order.ADDRESS, expected);
    }

    @Test
    void meetsEveryRowThatStaysWhileOthersComeAndGo() {
        for (Order order : Order.values()) {
            List<UserId> staying = new ArrayList<>();
            List<User> leaving = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                Instant at = NOW.plusSeconds(10L * number);
                staying.add(signedIn(since(at, order + "." + number + ".a@weiss.example"))
                        .id());
                leaving.add(signedIn(since(at, order + "." + number + ".b@weiss.example")));
            }
            Walk<User> walk = Walk.of(
                    3, slice -> page(new UserQuery(Filter.of(ACTIVE), order, slice)), row -> position(order, row));
            List<UserId> met = ids(walk.rows(() -> {
                if (leaving.isEmpty()) {
                    return;
                }
                write(UserTable.USERS.update(Moves.to(DEACTIVATED, leaving.remove(0))));
                write(UserTable.USERS.update(Moves.to(DEACTIVATED, leaving.remove(leaving.size() - 1))));
                String come = order + "." + leaving.size();
                since(NOW.minusSeconds(1), come + ".0@weiss.example");
                since(NOW.plusSeconds(200), come + ".z@weiss.example");
            }));

            assertThat(met).as(order.name()).doesNotHaveDuplicates().containsAll(staying);
        }
    }

    @Test
    void listsTheStatusesThatAreAskedFor() {
        UserId active = join(given.user("a@weiss.example", ACTIVE)).id();
        UserId deactivated = join(given.user("b@weiss.example", DEACTIVATED)).id();
        UserId closed = join(given.user("c@weiss.example", CLOSED)).id();

        assertThat(listed(ALL)).containsExactly(active, deactivated, closed);
        assertThat(listed(Filter.of(ACTIVE))).containsExactly(active);
        assertThat(listed(Filter.of(DEACTIVATED))).containsExactly(deactivated);
        assertThat(listed(Filter.of(CLOSED))).containsExactly(closed);
        assertThat(listed(Filter.of(ACTIVE, CLOSED))).containsExactly(active, closed);
    }

    @Test
    void listsTheTitlesThatAreAskedForAndThoseWithoutThem() {
        UserId none = join(given.user("a@weiss.example", ACTIVE)).id();
        UserId doctor =
                join(titled("md", given.user("b@weiss.example", ACTIVE))).id();
        UserId nurse = join(titled("rn", given.user("c@weiss.example", ACTIVE))).id();
        Set<Title> md = Set.of(new Title("md"));

        assertThat(listed(ALL.with(new Titles(md, true)))).containsExactly(doctor);
        assertThat(listed(ALL.with(new Titles(md, false)))).containsExactly(none, nurse);
        assertThat(listed(ALL.with(new Titles(Set.of(new Title("md"), new Title("rn")), true))))
                .containsExactly(doctor, nurse);
        assertThat(listed(ALL.with(new Titles(Set.of(), true)))).isEmpty();
        assertThat(listed(ALL.with(new Titles(Set.of(), false)))).containsExactly(none, doctor, nurse);
    }

    @Test
    void listsTheTypesThatAreAskedFor() {
        UserId staff = join(given.user("a@weiss.example", ACTIVE)).id();
        UserId guest =
                join(ofType("guest", given.user("b@weiss.example", ACTIVE))).id();
        UserId idle = join(ofType("guest", given.user("c@weiss.example", DEACTIVATED)))
                .id();
        UserId patient =
                join(ofType("patient", given.user("d@weiss.example", ACTIVE))).id();

        assertThat(listed(ALL.ofTypes(types("guest")))).containsExactly(guest, idle);
        assertThat(listed(ALL.ofTypes(types("staff", "patient")))).containsExactly(staff, patient);
        assertThat(listed(Filter.of(ACTIVE).ofTypes(types("guest", "patient")))).containsExactly(guest, patient);
        assertThat(listed(ALL.ofTypes(types("nobody")))).isEmpty();
    }

    @Test
    void listsWhoIsLockedAtTheMomentAskedFor() {
        Instant end = NOW.plusSeconds(60);
        join(given.user("a@weiss.example", ACTIVE));
        UserId forAWhile = locked("b@weiss.example", new Lock(Lock.Kind.ATTEMPTS, NOW, Optional.of(end)));
        UserId held = locked("c@weiss.example", new Lock(Lock.Kind.ATTEMPTS, NOW, Optional.empty()));
        UserId byHand = locked("d@weiss.example", new Lock(Lock.Kind.ADMINISTRATOR, NOW, Optional.empty()));

        assertThat(listed(Filter.lockedAt(NOW))).containsExactly(forAWhile, held, byHand);
        assertThat(listed(Filter.lockedAt(end.minusNanos(MICROSECOND))))
                .as("just before")
                .containsExactly(forAWhile, held, byHand);
        assertThat(listed(Filter.lockedAt(end))).as("at the instant").containsExactly(held, byHand);
        assertThat(listed(Filter.lockedAt(NOW).ofStatuses(Set.of(DEACTIVATED)))).isEmpty();
    }

    @Test
    void listsTheOwnOrganizationOnly() {
        write(other.opened());
        join(other.user("ben@weiss.example", ACTIVE));

        assertThat(listed(ALL)).isEmpty();
        assertThat(storage.port(UserStore.class)
                        .page(Viewer.of(other.id()), new UserQuery(ALL, Order.ADDRESS, first(5)))
                        .value())
                .hasSize(1);
    }

    /** Oldest first: made out of order, and three in the same microsecond, where the id decides. */
    private List<UserId> atSeveralTimes() {
        UserId late = since(NOW.plusMillis(1), "late@weiss.example").id();
        UserId one = since(NOW, "z@weiss.example").id();
        UserId two = since(NOW, "y@weiss.example").id();
        UserId three = since(NOW, "x@weiss.example").id();
        UserId early = since(NOW.minusMillis(1), "early@weiss.example").id();
        return new ArrayList<>(List.of(early, one, two, three, late));
    }

    private void turnsEveryPageOf(Order order, List<UserId> expected) {
        for (int limit = 1; limit <= expected.size() + 1; limit++) {
            assertThat(ids(walk(limit, order).rows()))
                    .as("%s in pages of %d", order, limit)
                    .containsExactlyElementsOf(expected);
        }
    }

    private User since(Instant at, String address) {
        return join(Users.madeAt(at, given, address, ACTIVE));
    }

    private User signedIn(User row) {
        write(UserActivityTable.USER_ACTIVITIES.insert(activity(row)));
        return row;
    }

    private static User titled(String title, User row) {
        return row.withStatus(
                row.status().with(row.status().classification().titled(Optional.of(new Title(title)))),
                row.security(),
                row.revision());
    }

    private static User ofType(String type, User row) {
        User.Status from = row.status();
        User.Status to = from.with(User.Classification.of(new UserType(type)));
        return row.withStatus(to, row.security(), row.revision());
    }

    private static Set<UserType> types(String first, String... more) {
        List<UserType> all = new ArrayList<>(List.of(new UserType(first)));
        List.of(more).forEach(code -> all.add(new UserType(code)));
        return Set.copyOf(all);
    }

    private UserId locked(String address, Lock lock) {
        User some = given.user(address, ACTIVE);
        return join(some.withStatus(some.status().with(Optional.of(lock)), some.security(), some.revision()))
                .id();
    }

    private Walk<User> walk(int limit, Order order) {
        return Walk.of(limit, slice -> page(new UserQuery(ALL, order, slice)), row -> position(order, row));
    }

    private static Position position(Order order, User row) {
        return UserPositions.of(order, new ShownUser(row, Optional.of(activity(row))));
    }

    /** In the list by the last sign-in, each user signed in when they were made. */
    private static UserActivity activity(User row) {
        return UserActivity.first(row.organization(), row.id(), row.origin().since());
    }

    private List<UserId> listed(Filter filter) {
        return ids(page(new UserQuery(filter, Order.ADDRESS, first(100))));
    }

    private List<User> page(UserQuery query) {
        return storage.port(UserStore.class).page(viewer, query).value().stream()
                .map(ShownUser::user)
                .toList();
    }

    private static Slice first(int limit) {
        return new Slice(limit, Optional.empty());
    }

    private static List<UserId> ids(List<User> rows) {
        return rows.stream().map(User::id).toList();
    }
}
