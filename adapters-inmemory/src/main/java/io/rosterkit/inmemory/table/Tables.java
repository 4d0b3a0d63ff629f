package io.rosterkit.inmemory.table;

import io.rosterkit.model.Change;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.Standing.OrganizationStanding;
import io.rosterkit.model.access.Standing.UserStanding;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.user.UserPracticeTable;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All rows, and the one lock that guards them. */
public final class Tables {

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Table<?>, Rows<?>> all = new HashMap<>();

    public final Rows<Request> requests = made(RequestTable.REQUESTS);
    public final Rows<Organization> organizations = made(OrganizationTable.ORGANIZATIONS);
    public final Rows<Practice> practices = made(PracticeTable.PRACTICES);
    public final Users users =
            new Users(made(UserTable.USERS), made(UserRoleTable.USER_ROLES), made(UserPracticeTable.USER_PRACTICES));
    public final Rows<Invitation> invitations = made(InvitationTable.INVITATIONS);
    public final Rows<OutboxMessage> outbox = made(OutboxTable.OUTBOX);
    public final Rows<JournalEntry> journal = made(JournalTable.JOURNAL);
    public final Rows<Counter> counters = made(CounterTable.COUNTERS);
    public final Rows<Credential> credentials = made(CredentialTable.CREDENTIALS);
    public final Rows<RunningSession> sessions = made(SessionTable.SESSIONS);
    public final Rows<Device> devices = made(DeviceTable.DEVICES);
    public final Rows<Challenge> challenges = made(ChallengeTable.CHALLENGES);
    public final Rows<Confirmation> confirmations = made(ConfirmationTable.CONFIRMATIONS);

    /** Empty tables. */
    public Tables() {
        Ports.TABLES.stream().filter(table -> !all.containsKey(table)).forEach(this::made);
    }

    private <R> Rows<R> made(Table<R> table) {
        Rows<R> rows = new Rows<>(table, undo);
        all.put(table, rows);
        return rows;
    }

    /** See {@link io.rosterkit.spi.storage.Storage#apply}. */
    public Applied apply(Changes changes) {
        return write(() -> applied(changes), Applied.Done.class::isInstance);
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

    private Applied applied(Changes changes) {
        for (Request request : changes.requests()) {
            Optional<Request> known = requests.find(request.organization(), request.id());
            if (known.isPresent()) {
                return new Applied.Repeated(known.get());
            }
            requests.set(request);
        }
        for (Change change : changes.changes()) {
            if (!holds(change)) {
                return new Applied.Lost(Optional.of(change));
            }
        }
        boolean told = changes.messages().stream()
                        .allMatch(message -> outbox.apply(Kind.INSERT, OutboxMessage.queued(message)))
                && changes.entries().stream().allMatch(entry -> journal.apply(Kind.INSERT, entry));
        return told ? new Applied.Done() : new Applied.Lost(Optional.empty());
    }

    private boolean holds(Change change) {
        if (change instanceof RowChange<?> row) {
            return holds(row);
        }
        if (change instanceof LockoutChange.Charged charged) {
            return holds(CounterTable.COUNTERS.write(charged.row()));
        }
        if (change instanceof LockoutChange.Knocked knocked) {
            Optional<Counter> stored =
                    counter(knocked.organization(), knocked.row().key());
            stored.ifPresent(row -> counters.set(row.at(knocked.row().changedAt())));
            return stored.isPresent();
        }
        throw new IllegalArgumentException("change is of an unknown " + change.getClass());
    }

    private <R> boolean holds(RowChange<R> change) {
        return rows(change.table()).apply(change.kind(), change.row());
    }

    /** The rows of that table. */
    @SuppressWarnings("unchecked") // The rows of a table are made by made(table).
    public <R> Rows<R> rows(Table<R> table) {
        Rows<R> rows = (Rows<R>) all.get(table);
        if (rows == null) {
            throw new IllegalArgumentException("there is no table " + table);
        }
        return rows;
    }

    /** The counter of that key. */
    public Optional<Counter> counter(OrganizationId organization, Counter.Key key) {
        return counters.find(organization, key.subject(), key.proof(), key.door());
    }

    /** How organization and viewer stand. */
    public Standing standing(Viewer viewer) {
        OrganizationId id = viewer.organization();
        Optional<Organization> organization = organizations.find(id);
        return new Standing(
                organization.map(Tables::standing).orElse(OrganizationStanding.UNKNOWN),
                organization.map(Organization::profile).orElse(ProfileName.STANDARD),
                viewer.session().flatMap(session -> standing(id, session)));
    }

    /** Whether there is such an organization, and it is open. */
    public boolean isOpen(OrganizationId id) {
        return organizations
                .find(id)
                .map(Tables::standing)
                .filter(OrganizationStanding.OPEN::equals)
                .isPresent();
    }

    /** An invitation with its organization. */
    public Optional<LinkedInvitation> linked(OrganizationId organization, InvitationId id) {
        return invitations
                .find(organization, id)
                .flatMap(invitation ->
                        organizations.find(organization).map(owner -> new LinkedInvitation(invitation, owner)));
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
                user.standing().mayAct(), current, user.standing().grants(), session.until());
    }
}
