package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads any table by its description. */
public final class JdbcTableStore implements TableStore {

    private final Database database;

    /** Over that database. */
    public JdbcTableStore(Database database) {
        this.database = database;
    }

    @Override
    public <R> List<R> scan(Scan<R> scan) {
        TableSql<R> table = TableSql.of(scan.table());
        Map<String, Object> values = scan.conditions().stream()
                .collect(Collectors.toMap(condition -> condition.column().name(), Scan.Condition::value));
        String conditions = values.keySet().stream()
                .map(name -> " and t." + name + " = :" + name)
                .collect(Collectors.joining());
        String sql =
                "select " + table.select("t") + " from " + TableSql.name(scan.table()) + " t where 1 = 1" + conditions;
        return database.read(new Query(sql, values), row -> table.read(row, "t"));
    }
}
