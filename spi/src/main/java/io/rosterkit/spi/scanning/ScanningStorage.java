package io.rosterkit.spi.scanning;

import io.rosterkit.model.Change;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.database.Transaction;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.UnknownCommitException;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.spi.verification.VerificationStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A complete storage over a {@link Database}. Its ports are right and simple: a list reads all rows of the organization
 * that a {@link Scan} can tell apart, and sorts them itself. Where that costs too much, an adapter gives a port of its
 * own.
 */
public final class ScanningStorage implements Storage {

    private static final int ATTEMPTS = 5;

    private final Database database;
    private final Map<Class<? extends Port>, Port> ports;

    private ScanningStorage(Database database, Map<Class<? extends Port>, Port> ports) {
        this.database = database;
        this.ports = ports;
    }

    /** A storage that keeps everything in that database. */
    public static ScanningStorage over(Database database) {
        return new ScanningStorage(database, stores(database));
    }

    /** The same with another port of that type. */
    public <P extends Port> ScanningStorage with(Class<P> type, P port) {
        Map<Class<? extends Port>, Port> all = new HashMap<>(ports);
        all.put(type, port);
        return new ScanningStorage(database, Map.copyOf(all));
    }

    @Override
    public <P extends Port> P port(Class<P> type) {
        Port port = ports.get(type);
        if (port == null) {
            throw new IllegalArgumentException("type must be a port: " + type.getName());
        }
        return type.cast(port);
    }

    @Override
    public Applied apply(Changes changes) {
        boolean inDoubt = false;
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return applied(changes, inDoubt);
            } catch (UnknownCommitException lost) {
                inDoubt = true;
            }
        }
        return applied(changes, inDoubt);
    }

    @Override
    public Instant time() {
        return database.time();
    }

    private static Map<Class<? extends Port>, Port> stores(Database database) {
        ScanningInvitationStore invitations = new ScanningInvitationStore(database);
        ScanningTableStore tables = new ScanningTableStore(database);
        ScanningWork work = new ScanningWork(database);
        ScanningRegistrationStore registration = new ScanningRegistrationStore(database);
        return Map.ofEntries(
                Map.entry(RequestStore.class, tables),
                Map.entry(PurgeWork.class, work),
                Map.entry(OrganizationStore.class, new ScanningOrganizationStore(database)),
                Map.entry(UserStore.class, new ScanningUserStore(database)),
                Map.entry(UserWork.class, work),
                Map.entry(InvitationStore.class, invitations),
                Map.entry(InvitationWork.class, invitations),
                Map.entry(MessageWork.class, new ScanningMessageWork(database)),
                Map.entry(JournalStore.class, new ScanningJournalStore(database)),
                Map.entry(CounterStore.class, new ScanningCounterStore(database)),
                Map.entry(SignInStore.class, new ScanningSignInStore(database)),
                Map.entry(RegistrationStore.class, registration),
                Map.entry(WaitingStore.class, registration),
                Map.entry(VerificationStore.class, new ScanningVerificationStore(database)),
                Map.entry(SeatStore.class, new ScanningSeatStore(database)),
                Map.entry(TableStore.class, tables));
    }

    /** After a commit without an answer, what is refused now may be there already: that is {@code Done}. */
    private Applied applied(Changes changes, boolean inDoubt) {
        Applied answer =
                database.transaction(transaction -> write(changes, transaction), Applied.Done.class::isInstance);
        boolean own = answer instanceof Applied.Repeated repeated
                && changes.requests().contains(repeated.known());
        boolean refused = own || answer instanceof Applied.Lost;
        return inDoubt && refused && isWritten(changes) ? new Applied.Done() : answer;
    }

    private static Applied write(Changes changes, Transaction transaction) {
        for (Request request : changes.requests()) {
            if (!transaction.apply(RequestTable.REQUESTS.insert(request))) {
                return new Applied.Repeated(transaction
                        .get(Scan.same(RequestTable.REQUESTS, request))
                        .orElseThrow());
            }
        }
        for (Change change : changes.changes()) {
            if (!holds(change, transaction)) {
                return new Applied.Lost(Optional.of(change));
            }
        }
        boolean told = changes.messages().stream()
                        .map(OutboxMessage::queued)
                        .allMatch(message -> transaction.apply(OutboxTable.OUTBOX.insert(message)))
                && changes.entries().stream().allMatch(entry -> transaction.apply(JournalTable.JOURNAL.insert(entry)));
        return told ? new Applied.Done() : new Applied.Lost(Optional.empty());
    }

    private static boolean holds(Change change, Transaction transaction) {
        if (change instanceof RowChange<?> row) {
            return transaction.apply(row);
        }
        if (change instanceof LockoutChange.Charged charged) {
            return transaction.apply(CounterTable.COUNTERS.write(charged.row()));
        }
        if (change instanceof LockoutChange.AttemptRejected rejected) {
            Optional<Counter> stored = transaction.get(Scan.same(CounterTable.COUNTERS, rejected.row()));
            stored.ifPresent(row -> transaction.overwrite(
                    CounterTable.COUNTERS, row.at(rejected.row().changedAt())));
            return stored.isPresent();
        }
        throw new IllegalArgumentException("change is of an unknown " + change.getClass());
    }

    /** Whether the request, an entry or a message of these changes is there: their ids are new. */
    private boolean isWritten(Changes changes) {
        return isThere(RequestTable.REQUESTS, changes.requests())
                || isThere(JournalTable.JOURNAL, changes.entries())
                || isThere(
                        OutboxTable.OUTBOX,
                        changes.messages().stream().map(OutboxMessage::queued).toList());
    }

    private <R> boolean isThere(Table<R> table, List<R> rows) {
        return rows.stream()
                .findFirst()
                .filter(row -> database.snapshot(rowsNow -> rowsNow.get(Scan.same(table, row)))
                        .isPresent())
                .isPresent();
    }
}
