package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Reading;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads any table by its description. */
public final class JdbcTableStore implements TableStore {

    private static final String PAGE = """
            left join (
                select x.* from %1$s x
                where x.%2$s = :organization%3$s
                %4$s
                limit :limit
            ) t on t.%2$s = o.organization
            """;

    private final Database database;

    /** Over that database. */
    public JdbcTableStore(Database database) {
        this.database = database;
    }

    @Override
    public <R> List<R> scan(Scan<R> scan) {
        TableSql<R> table = TableSql.of(scan.table());
        return database.read(query(table, scan), row -> table.read(row, "t"));
    }

    @Override
    public <R> List<R> scanAny(Scan<R> scan, Column<R, UUID> column, Collection<UUID> ids) {
        TableSql<R> table = TableSql.of(scan.table());
        Query query = query(table, scan);
        List<R> found = new ArrayList<>();
        List<Reading> readings = Among.ids(database.dialect(), "t." + column.name(), ids).stream()
                .map(part -> new Reading(
                        Query.of(query.sql() + " and " + part.condition())
                                .withAll(query.values())
                                .withAll(part.values()),
                        row -> found.add(table.read(row, "t"))))
                .toList();
        if (!readings.isEmpty()) {
            database.read(readings);
        }
        return found;
    }

    private static <R> Query query(TableSql<R> table, Scan<R> scan) {
        return new Query(
                "select " + table.select("t") + " from " + TableSql.name(scan.table()) + " t where 1 = 1"
                        + conditions(scan, "t"),
                values(scan));
    }

    private static String conditions(Scan<?> scan, String alias) {
        return scan.conditions().stream()
                .map(condition -> condition.column().name())
                .map(name -> " and " + alias + "." + name + " = :is_" + name)
                .collect(Collectors.joining());
    }

    private static Map<String, Object> values(Scan<?> scan) {
        return scan.conditions().stream()
                .collect(
                        Collectors.toMap(condition -> "is_" + condition.column().name(), Scan.Condition::value));
    }

    @Override
    public <R> WithAccess<List<R>> page(Viewer viewer, Scan<R> scan, Column<R, UUID> id, Slice slice) {
        TableSql<R> table = TableSql.of(scan.table());
        Keyset order = new Keyset(Optional.empty(), id.name(), false, false);
        String joins = Query.fill(
                PAGE,
                TableSql.name(scan.table()),
                scan.table().organization().name(),
                conditions(scan, "x") + order.condition(database.dialect(), "x", slice),
                order.order("x"));
        String sql = Viewing.sql(table.select("t"), joins, order.order("t"));
        return new Viewing<>("t_" + id.name(), row -> table.read(row, "t"))
                .list(database, order.bound(Viewing.query(sql, viewer).withAll(values(scan)), slice));
    }
}
