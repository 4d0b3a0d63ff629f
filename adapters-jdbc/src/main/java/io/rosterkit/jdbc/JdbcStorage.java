package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.JdbcTableStore;
import io.rosterkit.jdbc.row.Writers;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
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
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Everything in one schema of PostgreSQL, MariaDB or H2. Thread-safe; it holds no connection between calls and none
 * while it waits. Each call takes one connection of the data source, and gives it back as it was. On MariaDB a data
 * source whose connections default to READ COMMITTED saves one trip in each transaction.
 */
public final class JdbcStorage implements Storage {

    private final Database database;
    private final Writers writers;
    private final JdbcRequestStore requests;
    private final Map<Class<? extends Port>, Port> ports;

    private JdbcStorage(Database database) {
        this.database = database;
        this.writers = new Writers(database.dialect());
        this.requests = new JdbcRequestStore(database);
        JdbcRegistrationStore registrations = new JdbcRegistrationStore(database);
        this.ports = Map.ofEntries(
                Map.entry(RequestStore.class, requests),
                Map.entry(PurgeWork.class, new JdbcPurgeWork(database)),
                Map.entry(OrganizationStore.class, new JdbcOrganizationStore(database)),
                Map.entry(UserStore.class, new JdbcUserStore(database)),
                Map.entry(InvitationStore.class, new JdbcInvitationStore(database)),
                Map.entry(InvitationWork.class, new JdbcInvitationWork(database)),
                Map.entry(MessageWork.class, new JdbcMessageWork(database)),
                Map.entry(JournalStore.class, new JdbcJournalStore(database)),
                Map.entry(CounterStore.class, new JdbcCounterStore(database)),
                Map.entry(SignInStore.class, new JdbcSignInStore(database)),
                Map.entry(RegistrationStore.class, registrations),
                Map.entry(WaitingStore.class, registrations),
                Map.entry(VerificationStore.class, new JdbcVerificationStore(database)),
                Map.entry(TableStore.class, new JdbcTableStore(database)));
    }

    /**
     * The storage on that data source, whose schema must be there already (see {@link Schema});
     * {@link StorageException} that says what to do when it is missing, of another version, or the database is of no
     * known kind.
     */
    public static JdbcStorage on(DataSource dataSource) {
        Arguments.required("dataSource", dataSource);
        Database database = Database.of(dataSource);
        new Schema(database).check();
        return new JdbcStorage(database);
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
        return new Application(database, writers, requests, changes).run();
    }

    @Override
    public Instant time() {
        return database.read(
                        Query.of("select " + database.dialect().now() + " as now_at"), row -> row.instant("now_at"))
                .get(0)
                .truncatedTo(ChronoUnit.MICROS);
    }
}
