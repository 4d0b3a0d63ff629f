package io.rosterkit.inmemory;

import io.rosterkit.model.Change;
import io.rosterkit.model.Revision;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationChange.Changed;
import io.rosterkit.model.invitation.InvitationChange.Invited;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.organization.Organization;
import io.rosterkit.model.organization.OrganizationChange;
import io.rosterkit.model.organization.OrganizationChange.Opened;
import io.rosterkit.model.organization.OrganizationChange.PracticeChanged;
import io.rosterkit.model.organization.OrganizationChange.PracticeOpened;
import io.rosterkit.model.organization.Practice;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserChange.Joined;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One writer for each class of change: true when the guard held. What is written before a guard fails is taken back
 * outside.
 */
final class Writers {

    private final Map<Class<?>, Predicate<Change>> byClass = new HashMap<>();
    private final Tables tables;

    Writers(Tables tables) {
        this.tables = tables;
        register(Opened.class, this::write);
        register(OrganizationChange.Changed.class, this::write);
        register(PracticeOpened.class, this::write);
        register(PracticeChanged.class, this::write);
        register(Joined.class, this::write);
        register(Invited.class, this::write);
        register(Changed.class, this::write);
    }

    private <C extends Change> void register(Class<C> type, Predicate<C> writer) {
        byClass.put(type, change -> writer.test(type.cast(change)));
    }

    Applied write(Changes changes) {
        for (Request request : changes.requests()) {
            Optional<Request> known = tables.requests.find(request.organization(), request.id());
            if (known.isPresent()) {
                return new Applied.Repeated(known.get());
            }
            tables.requests.set(request.organization(), request.id(), request);
        }
        for (Change change : changes.changes()) {
            if (!writer(change).test(change)) {
                return new Applied.Lost(Optional.of(change));
            }
        }
        return told(changes) ? new Applied.Done() : new Applied.Lost(Optional.empty());
    }

    private Predicate<Change> writer(Change change) {
        Predicate<Change> writer = byClass.get(change.getClass());
        if (writer == null) {
            throw new IllegalArgumentException("change is of an unknown " + change.getClass());
        }
        return writer;
    }

    private boolean told(Changes changes) {
        return changes.messages().stream()
                        .allMatch(message ->
                                tables.outbox.add(message.organization(), message.id(), Outgoing.queued(message)))
                && changes.entries().stream()
                        .allMatch(entry -> tables.journal.add(entry.organization(), entry.id(), entry));
    }

    private boolean write(Opened change) {
        Organization row = change.row();
        return tables.organizations.add(row.id(), row.id(), row);
    }

    private boolean write(OrganizationChange.Changed change) {
        Organization row = change.row();
        return moves(tables.organizations.find(row.id(), row.id()).map(Organization::revision), row.revision())
                && tables.organizations.replace(row.id(), row.id(), row);
    }

    private boolean write(PracticeOpened change) {
        Practice row = change.row();
        return tables.practices.add(row.organization(), row.id(), row);
    }

    private boolean write(PracticeChanged change) {
        Practice row = change.row();
        return moves(tables.practices.find(row.organization(), row.id()).map(Practice::revision), row.revision())
                && tables.practices.replace(row.organization(), row.id(), row);
    }

    private boolean write(Joined change) {
        User row = change.row();
        boolean claims = row.standing().status() != UserStatus.CLOSED;
        return tables.users.add(row.organization(), row.id(), row)
                && (!claims
                        || tables.userAddresses.add(
                                row.organization(), row.contact().address().key(), row.id()));
    }

    private boolean write(Invited change) {
        Invitation row = change.row();
        return tables.invitations.add(row.organization(), row.id(), row) && claimsAddress(row);
    }

    private boolean write(Changed change) {
        Invitation row = change.row();
        Optional<Invitation> before = tables.invitations.find(row.organization(), row.id());
        if (!moves(before.map(Invitation::revision), row.revision())) {
            return false;
        }
        before.filter(Writers::isOpen)
                .ifPresent(open -> tables.openAddresses.remove(open.organization(), addressKey(open)));
        return tables.invitations.replace(row.organization(), row.id(), row) && claimsAddress(row);
    }

    private boolean claimsAddress(Invitation row) {
        return !isOpen(row) || tables.openAddresses.add(row.organization(), addressKey(row), row.id());
    }

    private static boolean isOpen(Invitation row) {
        return row.course().state() == InvitationState.OPEN;
    }

    private static String addressKey(Invitation row) {
        return row.invitee().address().key();
    }

    private static boolean moves(Optional<Revision> before, Revision after) {
        return before.isPresent() && before.get().version() == after.version() - 1;
    }
}
