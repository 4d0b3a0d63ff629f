package io.rosterkit.examples.sqlite;

import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.Key;
import io.rosterkit.spi.table.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements of a table, made from its description. Names are those of the description, never of the data. */
final class TableSql {

    private TableSql() {}

    static String name(Table<?> table) {
        return "rk_" + table.name();
    }

    static <R> String select(Table<R> table, List<Column<R, ?>> conditions) {
        String rows = "select " + names(table.shape().columns(), ", ") + " from " + name(table);
        return conditions.isEmpty() ? rows : rows + " where " + equal(conditions, " and ");
    }

    static <R> String insert(Table<R> table) {
        List<Column<R, ?>> columns = table.shape().columns();
        return "insert into " + name(table) + " (" + names(columns, ", ") + ") values ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    /** Takes the values of {@link #updated}. Goes on from the version before. */
    static <R> String update(Table<R> table) {
        Column<R, Long> version = table.shape().version().orElseThrow();
        return overwrite(table) + " and " + version.name() + " = ? - 1";
    }

    static <R> List<Column<R, ?>> updated(Table<R> table) {
        Column<R, Long> version = table.shape().version().orElseThrow();
        return Stream.concat(overwritten(table).stream(), Stream.of(version)).toList();
    }

    /** Takes the values of {@link #overwritten}. */
    static <R> String overwrite(Table<R> table) {
        return "update " + name(table) + " set " + equal(changeable(table), ", ") + " where "
                + equal(table.shape().primaryKey().columns(), " and ");
    }

    static <R> List<Column<R, ?>> overwritten(Table<R> table) {
        return Stream.concat(changeable(table).stream(), table.shape().primaryKey().columns().stream())
                .toList();
    }

    /** Takes the values of {@link #alwaysPresent}. */
    static <R> String delete(Table<R> table) {
        return "delete from " + name(table) + " where " + equal(alwaysPresent(table), " and ");
    }

    static <R> List<Column<R, ?>> alwaysPresent(Table<R> table) {
        return table.shape().columns().stream()
                .filter(column -> !column.isOptional())
                .toList();
    }

    /** Table and indexes. A strict table takes no value of another type. */
    static <R> List<String> schema(Table<R> table) {
        Stream<String> columns = table.shape().columns().stream().map(TableSql::definition);
        Stream<String> keys = Stream.concat(
                Stream.of("primary key (" + names(table.shape().primaryKey().columns(), ", ") + ")"),
                table.shape().uniqueKeys().stream().map(Key::columns).map(key -> "unique (" + names(key, ", ") + ")"));
        String made = "create table if not exists " + name(table) + " ("
                + Stream.concat(columns, keys).collect(Collectors.joining(", ")) + ") strict";
        return Stream.concat(Stream.of(made), table.shape().indexes().stream().map(index -> index(table, index)))
                .toList();
    }

    private static String definition(Column<?, ?> column) {
        String type = switch (column.type().kind()) {
            case UUID, BYTES -> "blob";
            case TEXT -> "text";
            case COUNT, NUMBER, FLAG, TIME -> "integer";
        };
        return column.name() + " " + type + (column.isOptional() ? "" : " not null");
    }

    private static <R> String index(Table<R> table, Index<R> index) {
        return "create index if not exists " + name(table) + "_" + index.name() + " on " + name(table) + " ("
                + names(index.columns(), ", ") + ")"
                + index.only().map(only -> " where " + only.sql()).orElse("");
    }

    private static <R> List<Column<R, ?>> changeable(Table<R> table) {
        List<Column<R, ?>> key = table.shape().primaryKey().columns();
        return table.shape().columns().stream()
                .filter(column -> !key.contains(column))
                .toList();
    }

    private static <R> String names(List<Column<R, ?>> columns, String between) {
        return columns.stream().map(Column::name).collect(Collectors.joining(between));
    }

    private static <R> String equal(List<Column<R, ?>> columns, String between) {
        return columns.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(between));
    }
}
