package io.rosterkit.examples.sqlite;

import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.database.Snapshot;
import io.rosterkit.spi.database.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** Snapshots and transactions of SQLite: many readers beside one writer, who takes its turn at the beginning. */
final class SqliteDatabase implements Database {

    private final Connections connections;
    private final Clock clock;

    SqliteDatabase(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public <T> T snapshot(Function<Snapshot, T> question) {
        return connections.use(connection -> {
            Connections.execute(connection, "begin deferred");
            T answer = question.apply(new SqliteRows(connection));
            Connections.execute(connection, "commit");
            return answer;
        });
    }

    @Override
    public <T> T transaction(Function<Transaction, T> work, Predicate<T> keep) {
        return connections.use(connection -> {
            Connections.execute(connection, "begin immediate");
            T answer = work.apply(new SqliteRows(connection));
            Connections.execute(connection, keep.test(answer) ? "commit" : "rollback");
            return answer;
        });
    }

    @Override
    public Instant time() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
