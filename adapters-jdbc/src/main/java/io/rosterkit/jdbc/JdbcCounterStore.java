package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Writers;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.Table;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.spi.lockout.CounterStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

final class JdbcCounterStore implements CounterStore {

    static final Table COUNTER = new Table(
            "rk_counter",
            List.of("organization", "subject", "proof", "door"),
            List.of(
                    "charged",
                    "cleared",
                    "window_base",
                    "window_from",
                    "locks",
                    "caused_by",
                    "locked_until",
                    "held",
                    "changed_at",
                    "version"));

    private static final String SELECT = "select " + COUNTER.select("n") + " from rk_counter n where ";

    private static final String OF = SELECT + "n.organization = :organization and n.subject = :subject";

    /** All of the key in each part, so that no part is a search among the rest. */
    private static final String ONE =
            "(n.organization = :organization and n.subject = :subject# and n.proof = :proof#" + " and n.door = :door#)";

    private final Database database;

    JdbcCounterStore(Database database, Writers writers) {
        Dialect dialect = database.dialect();
        this.database = database;
        writers.put(
                        LockoutChange.Counted.class,
                        change -> COUNTER.write(
                                dialect,
                                keys(change.row()),
                                columns(change.row()),
                                change.row().version()))
                .put(
                        LockoutChange.Charged.class,
                        change -> COUNTER.writeUnhurried(
                                dialect,
                                keys(change.row()),
                                columns(change.row()),
                                change.row().version()))
                .put(
                        LockoutChange.Knocked.class,
                        change -> COUNTER.setUnhurried(
                                dialect,
                                keys(change.row()),
                                "changed_at",
                                change.row().changedAt()));
    }

    @Override
    public List<Counter> find(OrganizationId organization, Collection<Counter.Key> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> parts = new ArrayList<>();
        for (Counter.Key key : keys) {
            String number = String.valueOf(parts.size());
            parts.add(ONE.replace("#", number));
            values.put("subject" + number, key.subject());
            values.put("proof" + number, key.proof());
            values.put("door" + number, key.door());
        }
        return database.read(
                Query.of(SELECT + String.join(" or ", parts)).withAll(values).with("organization", organization),
                row -> counter(row, "n"));
    }

    @Override
    public List<Counter> of(OrganizationId organization, UUID subject) {
        return database.read(
                Query.of(OF).with("organization", organization).with("subject", subject), row -> counter(row, "n"));
    }

    /** Reads the columns of {@link #COUNTER}. */
    static Counter counter(Row columns, String alias) throws SQLException {
        Row row = columns.under(alias);
        return new Counter(
                new OrganizationId(row.uuid("organization")),
                new Counter.Key(row.uuid("subject"), row.constant(Proof.class, "proof"), row.uuid("door")),
                new Counter.Tally(
                        row.number("charged"),
                        row.number("cleared"),
                        row.number("window_base"),
                        row.instant("window_from")),
                new Counter.Block(
                        row.count("locks"),
                        row.number("caused_by"),
                        row.optionalInstant("locked_until"),
                        row.flag("held")),
                row.instant("changed_at"),
                row.number("version"));
    }

    private static List<Object> keys(Counter row) {
        Counter.Key key = row.key();
        return List.of(row.organization(), key.subject(), key.proof(), key.door());
    }

    private static List<Object> columns(Counter row) {
        Counter.Tally tally = row.tally();
        Counter.Block block = row.block();
        return List.of(
                tally.charged(),
                tally.cleared(),
                tally.windowBase(),
                tally.windowFrom(),
                block.locks(),
                block.causedBy(),
                block.until(),
                block.held(),
                row.changedAt(),
                row.version());
    }
}
