package io.rosterkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Change;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.JournalEntry;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.TrackedInvitation;
import io.rosterkit.model.organization.Organization;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.given.Given;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What every contract starts from: an empty storage and one organization in it, which is open and has a practice. */
@Timeout(120) // seconds; a storage that hangs shall be told by the name of the test
abstract class Contract {

    /** The organization of the test. */
    final Given given = Given.organization(1);

    /** An organization that is not open yet; its rows have the same ids. */
    final Given other = Given.organization(2);

    final Viewer viewer = Viewer.of(given.id());

    Storage storage;

    abstract Storage fresh();

    @BeforeEach
    final void open() {
        storage = fresh();
        write(given.opened());
    }

    final void write(Changes changes) {
        assertThat(storage.apply(changes)).isEqualTo(new Applied.Done());
    }

    final void write(Change change) {
        write(only(change));
    }

    /** Asserts that this one change is lost, and that the storage says so. */
    final void loses(Change change) {
        assertThat(storage.apply(only(change))).isEqualTo(new Applied.Lost(Optional.of(change)));
    }

    /** Stores an invitation with its message and entry. */
    final Invitation invite(Given in, Invitation row) {
        write(in.inviting(row));
        return row;
    }

    final Optional<Invitation> found(Invitation row) {
        Seen<Optional<TrackedInvitation>> seen =
                storage.port(InvitationStore.class).find(Viewer.of(row.organization()), row.id());
        return seen.value().map(TrackedInvitation::invitation);
    }

    final Organization organization() {
        return storage.port(OrganizationStore.class).find(given.id()).orElseThrow();
    }

    /** The entries that tell of an invitation. */
    final List<JournalEntry> chain(Invitation row) {
        return storage.port(JournalStore.class)
                .about(row.organization(), row.id().uuid());
    }

    final long queued() {
        return storage.port(MessageWork.class).backlog().queued();
    }

    /** What stores all of these invitations at once. */
    final Changes inviting(List<Invitation> rows) {
        Changes all = Changes.none(given.id());
        for (Invitation row : rows) {
            all = all.and(given.inviting(row));
        }
        return all;
    }

    static <T> List<T> several(int many, IntFunction<T> one) {
        return IntStream.range(0, many).mapToObj(one).toList();
    }

    static Changes only(Change change) {
        return Changes.none(change.organization()).and(change);
    }
}
