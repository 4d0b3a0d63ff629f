package io.rosterkit.jdbc;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

final class JdbcCounterStore implements CounterStore {

    static final TableSql<Counter> COUNTER = TableSql.of(CounterTable.COUNTERS);

    private static final String SELECT = "select " + COUNTER.select("n") + " from rk_counter n where ";

    private static final String OF = SELECT + "n.organization = :organization and n.subject = :subject";

    /** All of the key in each part, so that no part is a search among the rest. */
    private static final String ONE = "(n.organization = :organization and n.subject = :subject# and n.proof = :proof#"
            + " and n.channel = :channel#)";

    private final Database database;

    JdbcCounterStore(Database database) {
        this.database = database;
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
            values.put("channel" + number, key.channel());
        }
        return database.read(
                Query.of(SELECT + String.join(" or ", parts)).withAll(values).with("organization", organization),
                row -> COUNTER.read(row, "n"));
    }

    @Override
    public List<Counter> of(OrganizationId organization, UUID subject) {
        return database.read(
                Query.of(OF).with("organization", organization).with("subject", subject),
                row -> COUNTER.read(row, "n"));
    }
}
