package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.InMemoryTableStore;
import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A complete storage that forgets everything with its process. Thread-safe: one lock, many readers or one writer, so
 * that readers see all of a decision or nothing of it. It keeps the same contract as the databases and is held to it by
 * the same tests.
 */
public final class InMemoryStorage implements Storage {

    private final Tables tables = new Tables();
    private final Clock clock;
    private final Map<Class<? extends Port>, Port> ports;

    private InMemoryStorage(Clock clock) {
        this.clock = clock;
        InMemoryRegistrationStore registration = new InMemoryRegistrationStore(tables);
        this.ports = Map.ofEntries(
                Map.entry(RequestStore.class, new InMemoryRequestStore(tables)),
                Map.entry(PurgeWork.class, new InMemoryPurgeWork(tables)),
                Map.entry(OrganizationStore.class, new InMemoryOrganizationStore(tables)),
                Map.entry(UserStore.class, new InMemoryUserStore(tables)),
                Map.entry(InvitationStore.class, new InMemoryInvitationStore(tables)),
                Map.entry(InvitationWork.class, new InMemoryInvitationWork(tables)),
                Map.entry(MessageWork.class, new InMemoryMessageWork(tables, this::time)),
                Map.entry(JournalStore.class, new InMemoryJournalStore(tables)),
                Map.entry(CounterStore.class, new InMemoryCounterStore(tables)),
                Map.entry(SignInStore.class, new InMemorySignInStore(tables)),
                Map.entry(RegistrationStore.class, registration),
                Map.entry(WaitingStore.class, registration),
                Map.entry(VerificationStore.class, new InMemoryVerificationStore(tables)),
                Map.entry(TableStore.class, new InMemoryTableStore(tables)));
    }

    /** An empty storage whose own time is the system's. */
    public static InMemoryStorage create() {
        return create(Clock.systemUTC());
    }

    /** An empty storage whose own time, by which leases run, is that of the given clock. */
    public static InMemoryStorage create(Clock clock) {
        Arguments.required("clock", clock);
        return new InMemoryStorage(clock);
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
        return tables.apply(changes);
    }

    @Override
    public Instant time() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
