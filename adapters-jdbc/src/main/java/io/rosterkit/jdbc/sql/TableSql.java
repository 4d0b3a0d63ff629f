package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.ColumnType;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Shape;
import io.rosterkit.spi.table.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the statements over one table from its description. Immutable. */
public final class TableSql<R> {

    private final Table<R> table;
    private final List<Column<R, ?>> key;
    private final List<Column<R, ?>> otherColumns;
    private final List<Column<R, ?>> requiredColumns;
    private final boolean hidesKey;
    private final String whereKey;
    private final String insert;
    private final Write.Many insertMany;
    private final String insertWhere;
    private final String update;
    private final String delete;

    private TableSql(Table<R> table) {
        this.table = table;
        Shape<R> shape = table.shape();
        this.key = shape.primaryKey().columns();
        this.otherColumns =
                shape.columns().stream().filter(column -> !key.contains(column)).toList();
        this.requiredColumns =
                shape.columns().stream().filter(column -> !column.isOptional()).toList();
        this.hidesKey = Stream.concat(
                        key.stream(), shape.uniqueKeys().stream().flatMap(unique -> unique.columns().stream()))
                .anyMatch(column -> column.type().kind() == ColumnType.Kind.TEXT);
        this.whereKey = names(key, "%s = ?", " and ");
        String name = name(table);
        String columns = names(shape.columns(), "%s", ", ");
        String values = String.join(", ", Collections.nCopies(shape.columns().size(), "?"));
        this.insert = Query.fill("insert into %s (%s) values (%s)", name, columns, values);
        this.insertMany = insertOfArrays(Query.fill("insert into %s (%s)", name, columns));
        this.insertWhere = Query.fill("insert into %s (%s) select %s where ", name, columns, values);
        this.update = Query.fill(
                "update %s set %s where %s and version = ?", name, names(otherColumns, "%s = ?", ", "), whereKey);
        this.delete = Query.fill("delete from %s where %s", name, names(requiredColumns, "%s = ?", " and "));
    }

    /** The statements over that table. */
    public static <R> TableSql<R> of(Table<R> table) {
        return new TableSql<>(table);
    }

    /** The name of a table in the schema. */
    public static String name(Table<?> table) {
        return "rk_" + table.name();
    }

    /** The columns for a select list, each named {@code alias_column}; {@link #read} reads them. */
    public String select(String alias) {
        return names(table.shape().columns(), alias + ".%1$s as " + alias + "_%1$s", ", ");
    }

    /** The record in the current row, from the columns of that alias. */
    public R read(Row row, String alias) throws SQLException {
        return row.map(alias, table::read);
    }

    /** The statement of a change. */
    public Write write(Dialect dialect, RowChange.Kind kind, R row) {
        return switch (kind) {
            case INSERT -> insert(dialect, row);
            case UPDATE -> new Write(update, joined(values(otherColumns, row), keyAndFormerVersion(row)), true);
            case DELETE -> new Write(delete, values(requiredColumns, row), true);
        };
    }

    /** A new row; lost when its primary key or a unique key is taken. */
    public Write insert(Dialect dialect, R row) {
        return new Write(
                dialect.insertOnce(insert),
                values(table.shape().columns(), row),
                false,
                hidesKey,
                dialect.joinsStatements() ? Optional.of(insertMany) : Optional.empty());
    }

    /** Inserts or updates the row. On PostgreSQL the commit does not wait for the disk. */
    public Write writeWithoutWaiting(Dialect dialect, R row) {
        RowChange.Kind kind = table.write(row).kind();
        Write write = write(dialect, kind, row);
        return dialect.withoutWaiting()
                .map(condition -> kind == RowChange.Kind.INSERT
                        ? dialect.insertOnce(insertWhere + condition)
                        : write.sql() + " and " + condition)
                .map(sql -> new Write(sql, write.values(), write.guarded()))
                .orElse(write);
    }

    /**
     * Sets one column, whatever the version. Commits as {@link #writeWithoutWaiting}. Lost when there is no such row.
     */
    public Write setWithoutWaiting(Dialect dialect, R row, Column<R, ?> column) {
        String sql = Query.fill("update %s set %s = ? where %s", name(table), column.name(), whereKey);
        String condition =
                dialect.withoutWaiting().map(where -> " and " + where).orElse("");
        return new Write(sql + condition, joined(values(List.of(column), row), values(key, row)), true);
    }

    /** On PostgreSQL only: one insert for many rows, with one array for each column. */
    private Write.Many insertOfArrays(String insert) {
        List<ColumnType.Kind> kinds = table.shape().columns().stream()
                .map(column -> column.type().kind())
                .toList();
        String arrays = kinds.stream()
                .map(kind -> "?::" + Write.Many.elementType(kind) + "[]")
                .collect(Collectors.joining(", "));
        return new Write.Many(
                Dialect.POSTGRESQL.insertOnce(Query.fill("%s select * from unnest(%s)", insert, arrays)), kinds);
    }

    private List<Object> keyAndFormerVersion(R row) {
        long version = table.shape().version().orElseThrow().valueOf(row).orElseThrow();
        return joined(values(key, row), List.of(version - 1));
    }

    private List<Object> values(List<Column<R, ?>> columns, R row) {
        List<Object> values = new ArrayList<>(columns.size());
        for (Column<R, ?> column : columns) {
            Optional<?> value = column.valueOf(row);
            values.add(column.isOptional() ? value : value.orElseThrow());
        }
        return values;
    }

    private static String names(List<? extends Column<?, ?>> columns, String form, String separator) {
        return columns.stream().map(column -> Query.fill(form, column.name())).collect(Collectors.joining(separator));
    }

    private static List<Object> joined(List<Object> some, List<Object> more) {
        List<Object> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
