package io.rosterkit.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every contract starts from: an empty storage and one organization in it, which is open and has a practice. */
@Timeout(120) // seconds; a storage that hangs shall be told by the name of the test
@ExtendWith(NamesTheClaim.class)
public abstract class Contract {

    static {
        Components.areShown();
    }

    /** The organization of the test. */
    protected final Given given = Given.organization(1);

    /** An organization that is not open yet; its rows have the same ids. */
    protected final Given other = Given.organization(2);

    /** The organization of the test, seen by nobody in particular. */
    protected final Viewer viewer = Viewer.of(given.id());

    /** The storage of the test. */
    protected Storage storage;

    /** For a contract. */
    protected Contract() {}

    /** A storage that holds nothing. */
    protected abstract Storage fresh();

    @BeforeEach
    final void open() {
        storage = fresh();
        write(given.opened());
    }

    /** Asserts that all of it is written. */
    protected final void write(Changes changes) {
        assertThat(storage.apply(changes))
                .as("what a storage that writes all of %s answers", changes)
                .isEqualTo(new Applied.Done());
    }

    /** Asserts that this one change is written. */
    protected final void write(Change change) {
        write(only(change));
    }

    /** Asserts that this one change is lost, and that the storage says so. */
    protected final void loses(Change change) {
        assertThat(storage.apply(only(change)))
                .as("what a storage that writes nothing of %s answers", change)
                .isEqualTo(new Applied.Lost(Optional.of(change)));
    }

    /** Asserts that the first change is lost, with all that come after it. */
    protected final void loses(Changes changes) {
        assertThat(storage.apply(changes))
                .as("what a storage that writes nothing of %s answers", changes)
                .isEqualTo(new Applied.Lost(Optional.of(changes.changes().get(0))));
    }

    /** Stores an invitation with another progress. */
    protected final Invitation move(Invitation before, Invitation after) {
        write(Moves.moving(before, after));
        return after;
    }

    /** Stores an invitation with its message and entry. */
    protected final Invitation invite(Given in, Invitation row) {
        write(in.inviting(row));
        return row;
    }

    /** Stores a user. */
    protected final User join(User row) {
        write(UserRows.insert(row));
        return row;
    }

    /** Stores a session. */
    protected final RunningSession begin(RunningSession row) {
        write(SessionTable.SESSIONS.write(row));
        return row;
    }

    /** The user as the storage has it. */
    protected final Optional<User> found(User row) {
        return storage.port(UserStore.class)
                .find(Viewer.of(row.organization()), row.id())
                .value();
    }

    /** The user who has that address in the organization of the test. */
    protected final Optional<User> holder(String addressKey) {
        return holder(given.id(), addressKey);
    }

    /** The user who has that address in that organization. */
    protected final Optional<User> holder(OrganizationId organization, String addressKey) {
        return storage.port(UserStore.class)
                .shown(Viewer.of(organization), new UserKey.ByAddress(addressKey))
                .value()
                .map(ShownUser::user);
    }

    /** The invitation as the storage has it. */
    protected final Optional<Invitation> found(Invitation row) {
        WithAccess<Optional<TrackedInvitation>> seen =
                storage.port(InvitationStore.class).find(Viewer.of(row.organization()), row.id());
        return seen.value().map(TrackedInvitation::invitation);
    }

    /** The organization of the test as the storage has it. */
    protected final Organization organization() {
        return storage.port(OrganizationStore.class).find(given.id()).orElseThrow();
    }

    /** The entries that tell of an invitation. */
    protected final List<JournalEntry> chain(Invitation row) {
        return storage.port(JournalStore.class)
                .about(row.organization(), row.id().uuid());
    }

    /** How many messages wait. */
    protected final long queued() {
        return storage.port(MessageWork.class).backlog().queued();
    }

    /** What stores all of these invitations at once. */
    protected final Changes inviting(List<Invitation> rows) {
        return given.inviting(rows.toArray(Invitation[]::new));
    }

    /** As many as that, each by its number. */
    protected static <T> List<T> several(int many, IntFunction<T> one) {
        return IntStream.range(0, many).mapToObj(one).toList();
    }

    /** One change and nothing else. */
    protected static Changes only(Change change) {
        return Changes.none(change.organization()).and(change);
    }
}
