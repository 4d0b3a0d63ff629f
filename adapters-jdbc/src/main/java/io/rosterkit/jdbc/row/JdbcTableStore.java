package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Condition;
import io.rosterkit.spi.table.Order;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        Parameters values = new Parameters();
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        scan.conditions().forEach(condition -> conditions.add(condition(condition, values)));
        scan.after().ifPresent(row -> conditions.add(behind(scan.order(), row, values)));
        String sql = "select " + table.select("t") + " from " + TableSql.name(scan.table()) + " t where "
                + String.join(" and ", conditions) + order(scan.order()) + " limit :limit";
        return database.read(new Query(sql, values.all).with("limit", scan.limit()), row -> table.read(row, "t"));
    }

    /** Values under names of their own. */
    private static final class Parameters {
        private final Map<String, Object> all = new LinkedHashMap<>();

        String add(Object value) {
            String name = "p" + all.size();
            all.put(name, value);
            return ":" + name;
        }
    }

    private static String condition(Condition<?, ?> condition, Parameters values) {
        String column = "t." + condition.column().name();
        return switch (condition.operator()) {
            case PRESENT -> column + " is not null";
            case ABSENT -> column + " is null";
            case BELOW -> column + " < " + values.add(condition.values().get(0));
            case ABOVE -> column + " > " + values.add(condition.values().get(0));
            case AMONG ->
                condition.values().isEmpty()
                        ? "1 = 0"
                        : condition.values().stream()
                                .map(values::add)
                                .collect(Collectors.joining(", ", column + " in (", ")"));
        };
    }

    /** The first columns are the same, and the next one comes later; for each column of the order. */
    private static <R> String behind(List<Order<R, ?>> order, R row, Parameters values) {
        List<String> ways = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (Order<R, ?> by : order) {
            String column = "t." + by.column().name();
            String value = values.add(value(by.column(), row));
            List<String> way = new ArrayList<>(same);
            way.add(column + (by.descending() ? " < " : " > ") + value);
            ways.add(String.join(" and ", way));
            same.add(column + " = " + value);
        }
        return ways.stream().collect(Collectors.joining(" or ", "(", ")"));
    }

    private static <R> Object value(Column<R, ?> column, R row) {
        return column.valueOf(row).orElseThrow();
    }

    private static <R> String order(List<Order<R, ?>> order) {
        return order.isEmpty()
                ? ""
                : order.stream()
                        .map(by -> "t." + by.column().name() + (by.descending() ? " desc" : ""))
                        .collect(Collectors.joining(", ", " order by ", ""));
    }
}
