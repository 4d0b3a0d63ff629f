package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.ColumnType;
import io.rosterkit.spi.table.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rows of a table that belong to a user, as one value within a statement about users, so that they need no trip of
 * their own and are of the same moment. Each row is a text, in which a comma ends each column; a missing value is
 * empty. The ids of the user are not in it. Immutable.
 */
final class Relation<R> {

    private static final int RADIX = 16;

    /** Whose the rows are. */
    record Owner(UUID organization, UUID user) {
        private static final String ORGANIZATION = "organization";
        private static final String USER = "user_id";

        @Override
        public String toString() {
            return ORGANIZATION + " " + organization + ", " + USER + " " + user;
        }

        private Optional<UUID> value(Column<?, ?> column) {
            return switch (column.name()) {
                case ORGANIZATION -> Optional.of(organization);
                case USER -> Optional.of(user);
                default -> Optional.empty();
            };
        }
    }

    private final Table<R> table;
    private final List<Column<R, ?>> columns;
    private final String value;

    private Relation(Table<R> table) {
        this.table = table;
        this.columns = table.shape().columns().stream()
                .filter(column -> !Set.of(Owner.ORGANIZATION, Owner.USER).contains(column.name()))
                .toList();
        this.value = columns.stream()
                .map(column -> text(column) + ", ','")
                .collect(Collectors.joining(", ", "concat(", ")"));
    }

    /** The rows of that table, whose columns are ids, codes and moments. */
    static <R> Relation<R> of(Table<R> table) {
        return new Relation<>(table);
    }

    /** The value for a select list: the rows of that user, both given as expressions. */
    String select(String organization, String user) {
        return Query.fill(
                "{rows %s | from %s r where r.organization = %s and r.user_id = %s}",
                value, TableSql.name(table), organization, user);
    }

    /** The rows of that user in that column of the current row. */
    List<R> read(Row row, String column, Owner owner) throws SQLException {
        List<R> rows = new ArrayList<>();
        for (String one : row.texts(column).orElseThrow(this::incomplete)) {
            int commas = commas(one);
            if (commas > columns.size()) {
                throw DamagedRowException.ofRow(table.name(), owner.toString(), "a code in it holds a comma");
            }
            if (commas < columns.size() || !one.endsWith(",")) {
                throw incomplete();
            }
            rows.add(read(one, owner));
        }
        return rows;
    }

    private StorageException incomplete() {
        return incomplete(table.name());
    }

    static StorageException incomplete(String table) {
        return new StorageException("rows of " + table + " did not come back whole: a code in them holds a"
                + " semicolon, or the server cuts off long values (group_concat_max_len of MariaDB)");
    }

    private static int commas(String row) {
        int commas = 0;
        for (int at = row.indexOf(','); at >= 0; at = row.indexOf(',', at + 1)) {
            commas++;
        }
        return commas;
    }

    private R read(String row, Owner owner) {
        List<String> values = Arrays.asList(row.split(",", -1));
        return table.read(new Cells() {
            @Override
            public <V> Optional<V> find(Column<?, V> column) {
                Optional<UUID> id = owner.value(column);
                if (id.isPresent()) {
                    return id.map(column.type().valueType()::cast);
                }
                String text = values.get(columns.indexOf(column));
                return column.isOptional() && text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(column.type()
                                .valueType()
                                .cast(value(column.type().kind(), text)));
            }
        });
    }

    private static String text(Column<?, ?> column) {
        String name = "r." + column.name();
        return switch (column.type().kind()) {
            case UUID -> "{id " + name + "}";
            case TIME -> "{moment " + name + "}";
            case TEXT -> name;
            case COUNT, NUMBER, FLAG, BYTES ->
                throw new IllegalArgumentException("column must be an id, a code or a moment, and not " + column);
        };
    }

    private static Object value(ColumnType.Kind kind, String text) {
        return switch (kind) {
            case UUID -> uuid(text.replace("-", ""));
            case TIME -> moment(text);
            default -> text;
        };
    }

    /** The moment that stands so in the text of a row. */
    static Instant moment(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    private static UUID uuid(String digits) {
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, RADIX), RADIX),
                Long.parseUnsignedLong(digits.substring(RADIX), RADIX));
    }
}
