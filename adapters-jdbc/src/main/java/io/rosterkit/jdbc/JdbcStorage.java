package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.JdbcRequestStore;
import io.rosterkit.jdbc.row.JdbcTableStore;
import io.rosterkit.jdbc.row.Writers;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.JoinedDatabase;
import io.rosterkit.jdbc.sql.PooledDatabase;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.spi.verification.VerificationStore;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Everything in one schema of PostgreSQL, MariaDB or H2. Thread-safe; it holds no connection between calls and none
 * while it waits. Each call takes one connection of the data source, and gives it back as it was. On MariaDB a data
 * source whose connections default to READ COMMITTED saves one trip in each transaction.
 */
public final class JdbcStorage implements Storage {

    private static final Map<Dialect, Writers> WRITERS =
            Arrays.stream(Dialect.values()).collect(Collectors.toUnmodifiableMap(Function.identity(), Writers::new));

    private final PooledDatabase database;
    private final JdbcRequestStore requests;
    private final Map<Class<? extends Port>, Port> ports;

    private JdbcStorage(PooledDatabase database) {
        this.database = database;
        this.requests = new JdbcRequestStore(database);
        this.ports = new HashMap<>(stores(database));
        JdbcDueWork due = new JdbcDueWork(database);
        this.ports.putAll(Map.of(
                PurgeWork.class,
                new JdbcPurgeWork(database),
                InvitationWork.class,
                due,
                UserWork.class,
                due,
                MessageWork.class,
                new JdbcMessageWork(database)));
    }

    private static Map<Class<? extends Port>, Port> stores(Database database) {
        JdbcRegistrationStore registrations = new JdbcRegistrationStore(database);
        return Map.ofEntries(
                Map.entry(RequestStore.class, new JdbcRequestStore(database)),
                Map.entry(OrganizationStore.class, new JdbcOrganizationStore(database)),
                Map.entry(UserStore.class, new JdbcUserStore(database)),
                Map.entry(InvitationStore.class, new JdbcInvitationStore(database)),
                Map.entry(JournalStore.class, new JdbcJournalStore(database)),
                Map.entry(CounterStore.class, new JdbcCounterStore(database)),
                Map.entry(SignInStore.class, new JdbcSignInStore(database)),
                Map.entry(RegistrationStore.class, registrations),
                Map.entry(WaitingStore.class, registrations),
                Map.entry(VerificationStore.class, new JdbcVerificationStore(database)),
                Map.entry(SeatStore.class, new JdbcSeatStore(database)),
                Map.entry(TableStore.class, new JdbcTableStore(database)));
    }

    /**
     * The storage on that data source, whose schema must be there already (see {@link Schema});
     * {@link StorageException} that says what to do when it is missing, of another version, or the database is of no
     * known kind.
     */
    public static JdbcStorage on(DataSource dataSource) {
        Arguments.required("dataSource", dataSource);
        PooledDatabase database = PooledDatabase.of(dataSource);
        new Schema(database).check();
        return new JdbcStorage(database);
    }

    /**
     * The storage within the transaction that the caller has begun on that connection, for {@code roster.joining(...)}.
     * It is for this transaction and for the calling thread alone, and costs one statement, on MariaDB two. The
     * connection must have auto-commit off, be at READ COMMITTED and see the same tables as the storage of the roster.
     * Nothing here commits it, closes it, or rolls back more than its own writes. {@link IllegalArgumentException} when
     * the connection is not so; {@link StorageException} when it sees no tables of Rosterkit, or those of another
     * version.
     */
    public static JoinedStorage joined(Connection connection) {
        Arguments.required("connection", connection);
        return new Joined(JoinedDatabase.of(connection, Schema.VERSION));
    }

    @Override
    public <P extends Port> P port(Class<P> type) {
        return port(ports, type);
    }

    private static <P extends Port> P port(Map<Class<? extends Port>, Port> ports, Class<P> type) {
        Port port = ports.get(type);
        if (port == null) {
            throw new IllegalArgumentException("type must be a port: " + type.getName());
        }
        return type.cast(port);
    }

    @Override
    public Applied apply(Changes changes) {
        return new Application(database, writers(database), requests, changes).run();
    }

    @Override
    public Instant time() {
        return time(database);
    }

    private static Instant time(Database database) {
        return database.read(
                        Query.of("select " + database.dialect().now() + " as now_at"), row -> row.instant("now_at"))
                .get(0)
                .truncatedTo(ChronoUnit.MICROS);
    }

    private static Writers writers(Database database) {
        return Objects.requireNonNull(WRITERS.get(database.dialect()));
    }

    private record Joined(JoinedDatabase database, Map<Class<? extends Port>, Port> ports) implements JoinedStorage {

        Joined(JoinedDatabase database) {
            this(database, stores(database));
        }

        @Override
        public <P extends Port> P port(Class<P> type) {
            return JdbcStorage.port(ports, type);
        }

        @Override
        public Applied apply(Changes changes) {
            refuseAttempts(changes);
            Writers writers = writers(database);
            Optional<Request> request = changes.requests().stream().findFirst();
            return database.apply(request.map(writers::write), writers.withoutRequests(changes))
                    ? new Applied.Done()
                    : repeated(request.orElseThrow());
        }

        @Override
        public Instant time() {
            return JdbcStorage.time(database);
        }

        private static void refuseAttempts(Changes changes) {
            if (changes.requests().size() > 1) {
                throw new IllegalArgumentException("changes must have at most one request, to be undone with it");
            }
            if (changes.changes().stream().anyMatch(LockoutChange.class::isInstance)) {
                throw new IllegalArgumentException(
                        "changes must have no attempt, which the roll-back of the host would give back");
            }
        }

        private Applied repeated(Request request) {
            return new JdbcRequestStore(database)
                    .known(request.organization(), List.of(request.id())).stream()
                            .findFirst()
                            .<Applied>map(Applied.Repeated::new)
                            .orElseThrow(() -> database.lost("the request was forgotten meanwhile"));
        }
    }
}
