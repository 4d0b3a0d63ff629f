package io.rosterkit.jdbc.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table with its key and its other columns. One list serves insert, update and select, so that they cannot drift
 * apart; whoever gives the values gives them in that order. A table that is updated has a column {@code version}.
 */
public final class Table {

    private final List<String> all;
    private final String insert;
    private final String insertIf;
    private final String update;
    private final String set;
    private final String delete;

    /** A table of that name. */
    public Table(String name, List<String> keys, List<String> columns) {
        this.all = Stream.concat(keys.stream(), columns.stream()).toList();
        String values = String.join(", ", Collections.nCopies(all.size(), "?"));
        this.insert = Query.fill("insert into %s (%s) values (%s)", name, String.join(", ", all), values);
        this.insertIf = Query.fill("insert into %s (%s) select %s where ", name, String.join(", ", all), values);
        this.update = Query.fill(
                "update %s set %s where %s and version = ?", name, assigned(columns, ", "), assigned(keys, " and "));
        this.set = Query.fill("update %s set %%s = ? where %s", name, assigned(keys, " and "));
        this.delete = "delete from " + name + " where " + assigned(keys, " and ");
    }

    /** The columns for a select list, each named {@code alias_column}; read them by {@link Row#under}. */
    public String select(String alias) {
        return all.stream()
                .map(column -> alias + "." + column + " as " + alias + "_" + column)
                .collect(Collectors.joining(", "));
    }

    /** A new row; lost when a constraint says that it is there. */
    public Write insert(Dialect dialect, List<Object> keyValues, List<Object> columnValues) {
        return new Write(dialect.insertOnce(insert), joined(keyValues, columnValues), false);
    }

    /** All columns of a row anew; lost unless the row has the version before. */
    public Write update(List<Object> keyValues, List<Object> columnValues, long version) {
        return new Write(update, joined(columnValues, joined(keyValues, List.of(version - 1))), true);
    }

    /** Version 1 is a new row, any other the row anew. */
    public Write write(Dialect dialect, List<Object> keyValues, List<Object> columnValues, long version) {
        return version == 1 ? insert(dialect, keyValues, columnValues) : update(keyValues, columnValues, version);
    }

    /** As {@link #write}, and the commit does not wait for the disk, where the database lets it be. */
    public Write writeUnhurried(Dialect dialect, List<Object> keyValues, List<Object> columnValues, long version) {
        Write write = write(dialect, keyValues, columnValues, version);
        return dialect.unhurried()
                .map(holds -> version == 1 ? dialect.insertOnce(insertIf + holds) : write.sql() + " and " + holds)
                .map(sql -> new Write(sql, write.values(), write.guarded()))
                .orElse(write);
    }

    /** One column of a row, whatever its version; as {@link #writeUnhurried}. Lost when there is no row. */
    public Write setUnhurried(Dialect dialect, List<Object> keyValues, String column, Object value) {
        String sql = Query.fill(set, column)
                + dialect.unhurried().map(holds -> " and " + holds).orElse("");
        return new Write(sql, joined(List.of(value), keyValues), true);
    }

    /** No row any more; lost when there was none. */
    public Write delete(List<Object> keyValues) {
        return new Write(delete, keyValues, true);
    }

    private static String assigned(List<String> names, String separator) {
        return names.stream().map(column -> column + " = ?").collect(Collectors.joining(separator));
    }

    private static List<Object> joined(List<Object> some, List<Object> more) {
        List<Object> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
