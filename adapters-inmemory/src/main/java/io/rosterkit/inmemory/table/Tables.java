package io.rosterkit.inmemory.table;

import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.Standing.OrganizationStanding;
import io.rosterkit.model.access.Standing.UserStanding;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * All rows, and the one lock that guards them. The last four tables are the constraints: what an address or an id is
 * taken by.
 */
public final class Tables {

    /** There is one challenge of each purpose and subject. */
    public record ChallengeKey(Challenge.Purpose purpose, UUID subject) {

        /** The key of that row. */
        public static ChallengeKey of(Challenge row) {
            return new ChallengeKey(row.about().purpose(), row.about().subject());
        }
    }

    /** A user has one confirmation of each purpose. */
    public record ConfirmationKey(UserId user, Confirmation.Purpose purpose) {}

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Writers writers;

    public final Table<RequestId, Request> requests = new Table<>(undo);
    public final Table<OrganizationId, Organization> organizations = new Table<>(undo);
    public final Table<PracticeId, Practice> practices = new Table<>(undo);
    public final Table<UserId, User> users = new Table<>(undo);
    public final Table<InvitationId, Invitation> invitations = new Table<>(undo);
    public final Table<MessageId, Outgoing> outbox = new Table<>(undo);
    public final Table<EntryId, JournalEntry> journal = new Table<>(undo);
    public final Table<Counter.Key, Counter> counters = new Table<>(undo);
    public final Table<UserId, Credential> credentials = new Table<>(undo);
    public final Table<SessionId, RunningSession> sessions = new Table<>(undo);
    public final Table<DeviceId, Device> devices = new Table<>(undo);
    public final Table<ChallengeKey, Challenge> challenges = new Table<>(undo);
    public final Table<ConfirmationKey, Confirmation> confirmations = new Table<>(undo);
    public final Table<String, InvitationId> openAddresses = new Table<>(undo);
    public final Table<String, UserId> userAddresses = new Table<>(undo);
    public final Table<String, UserId> addressHolders = new Table<>(undo);
    public final Table<ChallengeId, ChallengeKey> challengeIds = new Table<>(undo);

    /** Empty tables. */
    public Tables() {
        writers = new Writers(this);
    }

    /** See {@link io.rosterkit.spi.storage.Storage#apply}. */
    public Applied apply(Changes changes) {
        return write(() -> writers.write(changes), Applied.Done.class::isInstance);
    }

    /** The answer to a question, while nobody writes. */
    public <T> T read(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The answer with the standing of the one who asks, under one lock. */
    public <T> Seen<T> seen(Viewer viewer, Supplier<T> question) {
        return read(() -> new Seen<>(standing(viewer), question.get()));
    }

    /**
     * Does the work and keeps what it changed only if its answer is a success; otherwise, or when it throws, nothing
     * remains.
     */
    public <T> T write(Supplier<T> work, Predicate<T> success) {
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

    /** How organization and viewer stand. */
    public Standing standing(Viewer viewer) {
        OrganizationId id = viewer.organization();
        Optional<Organization> organization = organizations.find(id, id);
        return new Standing(
                organization.map(Tables::standing).orElse(OrganizationStanding.UNKNOWN),
                organization.map(Organization::profile).orElse(ProfileName.STANDARD),
                viewer.session().flatMap(session -> standing(id, session)));
    }

    /** Whether there is such an organization, and it is open. */
    public boolean isOpen(OrganizationId id) {
        return organizations
                .find(id, id)
                .map(Tables::standing)
                .filter(OrganizationStanding.OPEN::equals)
                .isPresent();
    }

    /** The user who has that address. */
    public Optional<User> holder(OrganizationId organization, String addressKey) {
        return userAddresses.find(organization, addressKey).flatMap(id -> users.find(organization, id));
    }

    /** An invitation with its organization. */
    public Optional<LinkedInvitation> linked(OrganizationId organization, InvitationId id) {
        return invitations
                .find(organization, id)
                .flatMap(invitation -> organizations
                        .find(organization, organization)
                        .map(owner -> new LinkedInvitation(invitation, owner)));
    }

    private Optional<UserStanding> standing(OrganizationId organization, Session session) {
        return sessions.find(organization, session.id())
                .filter(row -> row.bond().user().equals(session.user()))
                .flatMap(row -> users.find(organization, session.user()).map(user -> standing(user, row)));
    }

    private static OrganizationStanding standing(Organization organization) {
        return organization.state() == OrganizationState.OPEN ? OrganizationStanding.OPEN : OrganizationStanding.CLOSED;
    }

    private static UserStanding standing(User user, RunningSession session) {
        boolean current = session.bond().epoch() == user.security().sessionEpoch();
        return new UserStanding(
                mayAct(user.standing()), current, user.standing().roles(), session.until());
    }

    /** Active, and under no administrator's lock. */
    public static boolean mayAct(User.Standing standing) {
        return standing.status() == UserStatus.ACTIVE
                && standing.lock()
                        .filter(held -> held.kind() == Lock.Kind.ADMINISTRATOR)
                        .isEmpty();
    }
}
