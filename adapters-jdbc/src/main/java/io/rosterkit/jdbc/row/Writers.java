package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.model.Change;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statement of each change. */
public final class Writers {

    private static final TableSql<Counter> COUNTERS = TableSql.of(CounterTable.COUNTERS);

    private final Dialect dialect;
    private final Map<Table<?>, TableSql<?>> tables =
            Ports.TABLES.stream().collect(Collectors.toMap(Function.identity(), TableSql::of));

    /** The statements in that dialect. */
    public Writers(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The statements for all but the requests, in the order in which they are sent. */
    public List<Write> withoutRequests(Changes changes) {
        List<Write> writes = new ArrayList<>();
        changes.changes().forEach(change -> writes.add(write(change)));
        changes.messages().forEach(message -> writes.add(write(message)));
        changes.entries().forEach(entry -> writes.add(write(entry)));
        return writes;
    }

    /** The statement for a change. */
    public Write write(Change change) {
        if (change instanceof RowChange<?> row) {
            return writeRow(row);
        }
        if (change instanceof LockoutChange.Charged charged) {
            return COUNTERS.writeWithoutWaiting(dialect, charged.row());
        }
        if (change instanceof LockoutChange.AttemptRejected rejected) {
            return COUNTERS.setWithoutWaiting(dialect, rejected.row(), CounterTable.CHANGED_AT);
        }
        throw new IllegalArgumentException("change is of an unknown " + change.getClass());
    }

    /** The statement for a request. */
    public Write write(Request row) {
        return writeRow(RequestTable.REQUESTS.insert(row));
    }

    /** The statement for a message: queued, and of no attempt yet. */
    public Write write(Message row) {
        return writeRow(OutboxTable.OUTBOX.insert(OutboxMessage.queued(row)));
    }

    /** The statement for an entry of the journal. */
    public Write write(JournalEntry row) {
        return writeRow(JournalTable.JOURNAL.insert(row));
    }

    @SuppressWarnings("unchecked") // The statements over a table are made for its records.
    private <R> Write writeRow(RowChange<R> change) {
        TableSql<R> statements = (TableSql<R>) tables.get(change.table());
        if (statements == null) {
            throw new IllegalArgumentException("change is of an unknown table " + change.table());
        }
        return statements.write(dialect, change.kind(), change.row());
    }
}
