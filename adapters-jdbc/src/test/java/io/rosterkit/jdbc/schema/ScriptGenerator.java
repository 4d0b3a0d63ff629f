package io.rosterkit.jdbc.schema;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.Shape;
import io.rosterkit.spi.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes the script of a dialect from the descriptions of the tables. */
final class ScriptGenerator {

    private static final int LINE = 120;

    private final Dialect dialect;

    ScriptGenerator(Dialect dialect) {
        this.dialect = dialect;
    }

    String script() {
        return header() + "\n" + versionTable()
                + Ports.TABLES.stream().map(this::table).collect(Collectors.joining()) + "\n" + versionRow() + "\n";
    }

    private String header() {
        return switch (dialect) {
            case H2 -> "-- Rosterkit, version 1 of the schema, for H2 2.2.220 or later. May be run twice.\n";
            case POSTGRESQL -> "-- Rosterkit, version 1 of the schema, for PostgreSQL 12 or later. May be run twice.\n";
            case MARIADB -> """
                -- Rosterkit, version 1 of the schema, for MariaDB 10.6 or later. May be run twice.
                -- Times are UTC. Ids are bytes, so that they sort as such.
                """;
        };
    }

    private String versionTable() {
        return create(
                "rk_schema_version",
                List.of("version integer not null", "installed_at " + time() + " not null", "primary key (version)"));
    }

    private String versionRow() {
        return switch (dialect) {
            case H2 ->
                "merge into rk_schema_version (version, installed_at) key (version) values (1, current_timestamp);";
            case POSTGRESQL ->
                "insert into rk_schema_version (version, installed_at) values (1, current_timestamp)"
                        + " on conflict do nothing;";
            case MARIADB -> "replace into rk_schema_version (version, installed_at) values (1, utc_timestamp(6));";
        };
    }

    private <R> String table(Table<R> table) {
        String name = TableSql.name(table);
        Shape<R> shape = table.shape();
        List<String> parts = new ArrayList<>();
        shape.columns().forEach(column -> parts.add(column.name() + " " + type(shape, column) + presence(column)));
        parts.add("primary key " + columns(shape.primaryKey().columns()));
        shape.uniqueKeys()
                .forEach(key ->
                        parts.add("constraint " + name + "_" + key.name() + " unique " + columns(key.columns())));
        String apart = "";
        for (Index<R> index : shape.indexes()) {
            String indexName = name + "_" + index.name();
            if (dialect == Dialect.MARIADB) {
                parts.add("index " + indexName + " " + columns(index.full()));
            } else {
                apart += "create index if not exists " + indexName + " on " + name + " " + ofRows(index) + ";\n";
            }
        }
        return "\n" + comment(shape.comment()) + create(name, parts) + apart;
    }

    private String create(String name, List<String> parts) {
        return "create table if not exists " + name + " (\n    " + String.join(",\n    ", parts) + "\n)" + options()
                + ";\n";
    }

    private String options() {
        return dialect == Dialect.MARIADB
                ? " engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin"
                : "";
    }

    private static String presence(Column<?, ?> column) {
        return column.isOptional() ? "" : " not null";
    }

    private static String columns(List<? extends Column<?, ?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
    }

    private <R> String ofRows(Index<R> index) {
        return dialect == Dialect.POSTGRESQL
                ? columns(index.columns())
                        + index.only().map(only -> " where " + only.sql()).orElse("")
                : columns(index.full());
    }

    /** MariaDB has no room for a text in an index, but for as many bytes. */
    private <R> String type(Shape<R> shape, Column<R, ?> column) {
        boolean searched = shape.indexes().stream()
                .flatMap(index -> index.searched().stream())
                .anyMatch(column::equals);
        return searched && dialect == Dialect.MARIADB
                ? "varbinary(" + column.type().length() + ")"
                : type(column);
    }

    private String type(Column<?, ?> column) {
        int length = column.type().length();
        return switch (column.type().kind()) {
            case UUID -> dialect == Dialect.MARIADB ? "binary(16)" : "uuid";
            case TEXT -> text(length);
            case COUNT -> "integer";
            case NUMBER -> "bigint";
            case FLAG -> "boolean";
            case TIME -> time();
            case BYTES -> dialect == Dialect.POSTGRESQL ? "bytea" : "varbinary(" + length + ")";
        };
    }

    private String text(int length) {
        String sized = "varchar(" + length + ")";
        return switch (dialect) {
            case H2 -> length == 0 ? "varchar" : sized;
            case POSTGRESQL -> (length == 0 ? "text" : sized) + " collate \"C\"";
            case MARIADB -> length == 0 ? "mediumtext" : sized;
        };
    }

    private String time() {
        return dialect == Dialect.MARIADB ? "datetime(6)" : "timestamp(6) with time zone";
    }

    private static String comment(String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
            if (line.length() + word.length() + 4 > LINE) {
                lines.append("--").append(line).append('\n');
                line.setLength(0);
            }
            line.append(' ').append(word);
        }
        return line.isEmpty()
                ? ""
                : lines.append("--").append(line).append('\n').toString();
    }

    /** Where the script of the dialect stands in the sources. */
    static String path(Dialect dialect) {
        return "src/main/resources/rosterkit-schema/" + dialect.name().toLowerCase(Locale.ROOT) + "/R__rosterkit_1.sql";
    }
}
