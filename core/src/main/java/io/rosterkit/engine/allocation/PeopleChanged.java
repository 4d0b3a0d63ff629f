package io.rosterkit.engine.allocation;

import io.rosterkit.model.Change;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The people whose rows some changes write, as they are afterwards, and what the changes tell of them. */
record PeopleChanged(Changes changes, Map<UserId, Person> people) {

    /** A person as written last, and what becomes of the row. */
    record Person(User row, Write write) {

        boolean stays() {
            return write != Write.GONE;
        }
    }

    /** How the row of a person is written. */
    enum Write {
        /** There was none. */
        NEW,
        /** As it was read, with what is different: so it names the seat that the person has. */
        READ,
        /** As the invitation tells it, which does not name the seat. */
        DERIVED,
        /** There is none any more. */
        GONE
    }

    /** The people of the changes; none where the changes move seats themselves. */
    static PeopleChanged of(Changes changes) {
        Map<UserId, Person> people = new LinkedHashMap<>();
        for (Change change : changes.changes()) {
            if (SeatTable.SEATS.rowOf(change, Kind.values()).isPresent()) {
                return new PeopleChanged(changes, Map.of());
            }
            UserRows.rowOf(change, Kind.DELETE).ifPresent(row -> people.put(row.id(), new Person(row, Write.GONE)));
            UserRows.rowOf(change, Kind.INSERT)
                    .ifPresent(row -> people.put(
                            row.id(), new Person(row, people.containsKey(row.id()) ? Write.DERIVED : Write.NEW)));
            UserRows.rowOf(change, Kind.UPDATE)
                    .ifPresent(row -> people.put(
                            row.id(), new Person(row, row.revision().version() > 1 ? Write.READ : Write.DERIVED)));
        }
        return new PeopleChanged(changes, people);
    }

    /** The organization that the changes open, if they do. */
    Optional<Organization> opened() {
        return changes.changes().stream()
                .flatMap(change -> OrganizationTable.ORGANIZATIONS.rowOf(change, Kind.INSERT).stream())
                .findFirst();
    }

    /**
     * The type by which the person needs a seat: that of the invitation while the person is invited. None where the
     * changes do not tell it: then the person neither comes in nor leaves.
     */
    Optional<UserType> type(User row) {
        return row.status().state() == UserStatus.INVITED
                ? invitation(row.id()).map(invitation -> invitation.invitee().type())
                : Optional.of(row.status().type());
    }

    private Optional<Invitation> invitation(UserId person) {
        return changes.changes().stream()
                .flatMap(change -> InvitationTable.INVITATIONS.rowOf(change, Kind.INSERT, Kind.UPDATE).stream())
                .filter(Invitation::holdsAddress)
                .filter(row -> row.invitee().user().equals(person))
                .findFirst();
    }

    /** The journal entry that tells why the person changed: that about the person, or that about the invitation. */
    JournalEntry told(User row) {
        List<UUID> subjects = row.origin()
                .invitation()
                .map(invitation -> List.of(row.id().uuid(), invitation.uuid()))
                .orElseGet(() -> List.of(row.id().uuid()));
        return subjects.stream()
                .flatMap(subject -> changes.entries().stream()
                        .filter(entry -> entry.subject().id().equals(subject)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("changes of a person must have a journal entry"));
    }
}
