package io.rosterkit.inmemory;

import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserStore;
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
    private final Writers writers = new Writers(tables);
    private final Clock clock;
    private final Map<Class<? extends Port>, Port> ports;

    private InMemoryStorage(Clock clock) {
        this.clock = clock;
        this.ports = Map.of(
                RequestStore.class, new InMemoryRequestStore(tables),
                OrganizationStore.class, new InMemoryOrganizationStore(tables),
                UserStore.class, new InMemoryUserStore(tables),
                InvitationStore.class, new InMemoryInvitationStore(tables),
                InvitationWork.class, new InMemoryInvitationWork(tables),
                MessageWork.class, new InMemoryMessageWork(tables, this::time),
                JournalStore.class, new InMemoryJournalStore(tables));
    }

    /** An empty storage whose own time is the system's. */
    public static InMemoryStorage create() {
        return create(Clock.systemUTC());
    }

    /** An empty storage whose own time, by which leases run, is that of the given clock. */
    public static InMemoryStorage create(Clock clock) {
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
        return tables.write(() -> writers.write(changes), Applied.Done.class::isInstance);
    }

    @Override
    public Instant time() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
