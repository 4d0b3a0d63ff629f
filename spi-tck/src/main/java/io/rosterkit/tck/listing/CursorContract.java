package io.rosterkit.tck.listing;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Id;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserPositions;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * A position in a list is a place, not a row: the next page begins there although the row that was last has left. All
 * rows are of one moment, so that their ids alone tell them apart.
 */
public abstract class CursorContract extends Contract {

    private static final String AT = "@weiss.example";
    private static final int MANY = 8;
    private static final int PAGE = 3;

    private static final Set<UserQuery.Order> LATEST_FIRST =
            Set.of(UserQuery.Order.NEWEST_FIRST, UserQuery.Order.LAST_SIGN_IN);

    /** For a contract. */
    protected CursorContract() {}

    @Test
    void usersGoOnWhereTheLastOneHasLeft() {
        for (UserQuery.Order order : UserQuery.Order.values()) {
            List<User> users = several(MANY, number -> join(given.user(order + "." + number + AT, UserStatus.ACTIVE)));
            users.forEach(row -> write(UserActivityTable.USER_ACTIVITIES.insert(activity(row))));
            goesOn(
                    order + " of users",
                    LATEST_FIRST.contains(order) ? reversed(users) : users,
                    slice -> users(order, slice),
                    row -> UserPositions.of(order, new ShownUser(row, Optional.of(activity(row)))),
                    row -> write(UserTable.USERS.update(Moves.to(UserStatus.DEACTIVATED, row))));
            users.forEach(row -> write(UserRows.delete(found(row).orElseThrow())));
        }
    }

    @Test
    void everybodyGoesOnWhereTheLastOneHasLeft() {
        List<User> users = several(MANY, number -> join(given.user("u" + number + AT, UserStatus.ACTIVE)));

        goesOn(
                "directory",
                users.stream().map(User::id).toList(),
                slice -> storage.port(UserStore.class).directory(viewer, PeopleQuery.all(slice)).value().stream()
                        .map(DirectoryRow::user)
                        .toList(),
                id -> position("u" + users.stream().map(User::id).toList().indexOf(id) + AT, id),
                id -> users.stream().filter(row -> row.id().equals(id)).forEach(row -> write(UserRows.delete(row))));
    }

    @Test
    void invitationsGoOnWhereTheLastOneHasLeft() {
        for (InvitationQuery.Order order : InvitationQuery.Order.values()) {
            List<Invitation> rows = several(MANY, number -> invite(given, given.invitation(order + "." + number + AT)));
            goesOn(
                    order + " of invitations",
                    order == InvitationQuery.Order.NEWEST_FIRST ? reversed(rows) : rows,
                    slice -> invitations(order, slice),
                    row -> position(
                            order == InvitationQuery.Order.ADDRESS
                                    ? row.invitee().address().key()
                                    : "",
                            row.id()),
                    row -> move(row, Moves.to(InvitationState.WITHDRAWN, row)));
            rows.forEach(row -> found(row)
                    .filter(stored -> stored.progress().state() == InvitationState.OPEN)
                    .ifPresent(stored -> move(stored, Moves.to(InvitationState.WITHDRAWN, stored))));
        }
    }

    @Test
    void practicesGoOnWhereTheLastOneHasLeft() {
        List<Practice> rows = new ArrayList<>(List.of(given.practice()));
        rows.addAll(several(MANY, number -> given.practice(NOW)));
        rows.subList(1, rows.size()).forEach(row -> write(PracticeTable.PRACTICES.insert(row)));

        goesOn(
                "practices",
                rows,
                slice -> storage.port(OrganizationStore.class)
                        .practices(viewer, PracticeQuery.all(slice))
                        .value(),
                row -> position("", row.id()),
                row -> write(PracticeTable.PRACTICES.delete(row)));
    }

    @Test
    void entriesGoOnWhereTheLastOneHasLeft() {
        Subject subject = new Subject(Subject.Kind.USER, given.id().uuid(), 1);
        List<JournalEntry> rows = several(MANY, number -> given.entry(subject, NOW));
        rows.forEach(row -> write(Changes.none(given.id()).and(row)));

        for (JournalQuery.Order order : JournalQuery.Order.values()) {
            goesOn(
                    order + " of entries",
                    order == JournalQuery.Order.NEWEST_FIRST ? reversed(rows) : rows,
                    slice -> storage.port(JournalStore.class)
                            .page(viewer, new JournalQuery(JournalQuery.Filter.all(), order, slice))
                            .value(),
                    row -> position("", row.id()),
                    row -> write(JournalTable.JOURNAL.delete(row)));
            rows.forEach(row -> storage.apply(Changes.none(given.id()).and(row)));
        }
    }

    /** The first page, then the last row of it leaves, then all that follows. */
    private static <T> void goesOn(
            String list,
            List<T> rows,
            Function<Slice, List<T>> page,
            Function<T, Position> position,
            Consumer<T> leaving) {
        assertThat(page.apply(new Slice(PAGE, Optional.empty())))
                .as("the first page, %s", list)
                .containsExactlyElementsOf(rows.subList(0, PAGE));
        T last = rows.get(PAGE - 1);
        Slice next = new Slice(100, Optional.of(position.apply(last)));
        List<T> rest = rows.subList(PAGE, rows.size());
        assertThat(page.apply(next)).as("what follows, %s", list).containsExactlyElementsOf(rest);

        leaving.accept(last);

        assertThat(page.apply(next))
                .as("what follows a row that has left, %s", list)
                .containsExactlyElementsOf(rest);
    }

    private List<User> users(UserQuery.Order order, Slice slice) {
        UserQuery query = new UserQuery(UserQuery.Filter.of(UserStatus.ACTIVE), order, slice);
        return storage.port(UserStore.class).page(viewer, query).value().stream()
                .map(ShownUser::user)
                .toList();
    }

    private List<Invitation> invitations(InvitationQuery.Order order, Slice slice) {
        InvitationQuery query = new InvitationQuery(Set.of(InvitationState.OPEN), order, NOW, slice);
        return storage.port(InvitationStore.class).page(viewer, query).value().stream()
                .map(tracked -> tracked.invitation())
                .toList();
    }

    /** Each user signed in when they were made. */
    private static UserActivity activity(User row) {
        return UserActivity.first(row.organization(), row.id(), row.origin().since());
    }

    /** By the text of the order by address, or else by the id alone. */
    private static Position position(String text, Id id) {
        return new Position(text, id.uuid());
    }

    private static <T> List<T> reversed(List<T> rows) {
        List<T> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed;
    }
}
