package io.rosterkit.inmemory;

import io.rosterkit.model.EntryId;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.Standing.OrganizationStanding;
import io.rosterkit.model.access.Standing.UserStanding;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.JournalEntry;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.organization.Organization;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.Practice;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.storage.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * All rows, and the one lock that guards them. The last two tables are the constraints: what an address is taken by.
 */
final class Tables {

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    final Table<RequestId, Request> requests = new Table<>(undo);
    final Table<OrganizationId, Organization> organizations = new Table<>(undo);
    final Table<PracticeId, Practice> practices = new Table<>(undo);
    final Table<UserId, User> users = new Table<>(undo);
    final Table<InvitationId, Invitation> invitations = new Table<>(undo);
    final Table<MessageId, Outgoing> outbox = new Table<>(undo);
    final Table<EntryId, JournalEntry> journal = new Table<>(undo);
    final Table<String, InvitationId> openAddresses = new Table<>(undo);
    final Table<String, UserId> userAddresses = new Table<>(undo);

    <T> T read(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The answer with the standing of the one who asks, under one lock. */
    <T> Seen<T> seen(Viewer viewer, Supplier<T> question) {
        return read(() -> new Seen<>(standing(viewer), question.get()));
    }

    /**
     * Does the work and keeps what it changed only if its answer is a success; otherwise, or when it throws, nothing
     * remains.
     */
    <T> T write(Supplier<T> work, Predicate<T> success) {
        lock.writeLock().lock();
        boolean keep = false;
        try {
            T answer = work.get();
            keep = success.test(answer);
            return answer;
        } finally {
            if (!keep) {
                undo.forEach(Runnable::run);
            }
            undo.clear();
            lock.writeLock().unlock();
        }
    }

    Standing standing(Viewer viewer) {
        OrganizationId id = viewer.organization();
        return new Standing(
                organizations.find(id, id).map(Tables::standing).orElse(OrganizationStanding.UNKNOWN),
                viewer.user().flatMap(user -> users.find(id, user)).map(Tables::standing));
    }

    boolean isOpen(OrganizationId id) {
        return organizations
                .find(id, id)
                .map(Tables::standing)
                .filter(OrganizationStanding.OPEN::equals)
                .isPresent();
    }

    private static OrganizationStanding standing(Organization organization) {
        return organization.state() == OrganizationState.OPEN ? OrganizationStanding.OPEN : OrganizationStanding.CLOSED;
    }

    private static UserStanding standing(User user) {
        return new UserStanding(
                user.standing().status() == UserStatus.ACTIVE, user.standing().roles());
    }
}
