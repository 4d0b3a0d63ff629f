package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.JdbcRequestStore;
import io.rosterkit.jdbc.row.JdbcTableStore;
import io.rosterkit.jdbc.row.Writers;
import io.rosterkit.jdbc.sql.Attempt;
import io.rosterkit.jdbc.sql.PooledDatabase;
import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.model.Change;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One call of {@code apply}: attempts until it is known what became of the changes. After a connection was lost while
 * committing, the same is applied again: that waits for a commit under way, by its keys and its locks, and is refused
 * when that went through. Then the request, an entry of the journal or a message of the changes is looked for: what is
 * there was written by the first commit, for its id is new.
 */
final class Application {

    private final PooledDatabase database;
    private final JdbcRequestStore requests;
    private final Changes changes;
    private final List<Write> writes = new ArrayList<>();
    private boolean oneByOne;
    private boolean inDoubt;

    Application(PooledDatabase database, Writers writers, JdbcRequestStore requests, Changes changes) {
        this.database = database;
        this.requests = requests;
        this.changes = changes;
        changes.requests().forEach(request -> writes.add(writers.write(request)));
        writes.addAll(writers.withoutRequests(changes));
    }

    Applied run() {
        if (writes.isEmpty()) {
            return new Applied.Done();
        }
        for (int attempt = 1; attempt < PooledDatabase.ATTEMPTS; attempt++) {
            Optional<Applied> result = judge(database.attempt(writes, oneByOne), false);
            if (result.isPresent()) {
                return result.get();
            }
            PooledDatabase.pause(attempt);
        }
        return judge(database.attempt(writes, oneByOne), true)
                .orElseThrow(
                        () -> new StorageContentionException("others were in the way too often; nothing was written"));
    }

    /** The result, or nothing when it has to be tried again. */
    private Optional<Applied> judge(Attempt attempt, boolean last) {
        if (attempt instanceof Attempt.Missed missed) {
            return missed(missed.index());
        }
        if (attempt instanceof Attempt.Clashed) {
            oneByOne = true;
            return Optional.empty();
        }
        if (attempt instanceof Attempt.Failed failed) {
            goOnAfter(failed, last);
            return Optional.empty();
        }
        return Optional.of(new Applied.Done());
    }

    private Optional<Applied> missed(int index) {
        if (index < changes.requests().size()) {
            return repeated(changes.requests().get(index));
        }
        if (inDoubt && isWritten()) {
            return Optional.of(new Applied.Done());
        }
        int place = index - changes.requests().size();
        Optional<Change> guard =
                place < changes.changes().size() ? Optional.of(changes.changes().get(place)) : Optional.empty();
        return Optional.of(new Applied.Lost(guard));
    }

    /** Nothing when the request was forgotten in between. */
    private Optional<Applied> repeated(Request request) {
        return requests.known(changes.organization(), List.of(request.id())).stream()
                .findFirst()
                .map(known -> inDoubt && known.equals(request) ? new Applied.Done() : new Applied.Repeated(known));
    }

    /** Whether an entry, or a message, of these changes is there. */
    private boolean isWritten() {
        return isThere(JournalTable.JOURNAL, changes.entries().stream())
                || isThere(OutboxTable.OUTBOX, changes.messages().stream().map(OutboxMessage::queued));
    }

    private <R> boolean isThere(Table<R> table, Stream<R> rows) {
        return rows.findFirst()
                .filter(row -> !new JdbcTableStore(database)
                        .scan(Scan.same(table, row))
                        .isEmpty())
                .isPresent();
    }

    private void goOnAfter(Attempt.Failed failed, boolean last) {
        inDoubt |= failed.state() == Attempt.State.UNKNOWN;
        if (inDoubt) {
            if (last || failed.state() == Attempt.State.LASTING) {
                throw new StorageException(
                        "it is unknown whether the changes took place; the same changes may be applied again",
                        failed.fault());
            }
        } else if (last || failed.state() == Attempt.State.LASTING) {
            throw failed.fault();
        }
    }
}
