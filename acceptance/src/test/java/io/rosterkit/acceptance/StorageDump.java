package io.rosterkit.acceptance;

import io.rosterkit.acceptance.storage.TestDatabase;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Everything a storage holds, as texts; bytes stand there in hex and as letters. */
@FunctionalInterface
public interface StorageDump {

    /** All texts there are at this moment. */
    List<String> texts();

    /** The dump of the storage a test runs on: every column of every table, or every object within reach. */
    static StorageDump of(Storage storage) {
        return TestDatabase.current()
                .<StorageDump>map(source -> () -> tables(source, name -> true))
                .orElse(() -> new Walk().from(storage));
    }

    /** The dump of one table alone. */
    static <R> StorageDump of(Storage storage, Table<R> table) {
        return TestDatabase.current()
                .<StorageDump>map(source -> () -> tables(source, name -> name.equalsIgnoreCase("rk_" + table.name())))
                .orElse(() -> new Walk().from(storage.port(TableStore.class).scan(Scan.of(table))));
    }

    /** Bytes as texts in which they can be found. */
    static Stream<String> bytes(byte[] bytes) {
        return Stream.of(HexFormat.of().formatHex(bytes), new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static List<String> tables(DataSource source, Predicate<String> which) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : names(connection).stream().filter(which).toList()) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        columns(rows, texts);
                    }
                }
            }
            return texts;
        } catch (SQLException failure) {
            throw new AssertionError("the tables cannot be read", failure);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        names.removeIf(name -> !name.toLowerCase(Locale.ROOT).startsWith("rk_"));
        return names;
    }

    private static void columns(ResultSet rows, List<String> texts) throws SQLException {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            if (rows.getObject(column) instanceof byte[] bytes) {
                bytes(bytes).forEach(texts::add);
            } else {
                texts.add(String.valueOf(rows.getString(column)));
            }
        }
    }

    /** Goes from object to object by their fields. */
    final class Walk {

        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Deque<Object> next = new ArrayDeque<>();
        private final List<String> texts = new ArrayList<>();

        List<String> from(Object start) {
            see(start);
            while (!next.isEmpty()) {
                visit(next.pop());
            }
            return texts;
        }

        private void see(Object object) {
            if (object != null && seen.add(object)) {
                next.push(object);
            }
        }

        private void visit(Object object) {
            if (object instanceof byte[] bytes) {
                bytes(bytes).forEach(texts::add);
            } else if (object instanceof Collection<?> many) {
                many.forEach(this::see);
            } else if (object instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    see(key);
                    see(value);
                });
            } else if (object instanceof Optional<?> perhaps) {
                perhaps.ifPresent(this::see);
            } else if (object.getClass().isArray()) {
                for (int at = 0; at < Array.getLength(object); at++) {
                    see(Array.get(object, at));
                }
            } else if (object.getClass().getName().startsWith("io.rosterkit.")) {
                fields(object, object.getClass());
            } else {
                texts.add(object.toString());
            }
        }

        private void fields(Object object, Class<?> type) {
            try {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        see(field.get(object));
                    }
                }
            } catch (IllegalAccessException closed) {
                throw new AssertionError(type + " cannot be looked into", closed);
            }
            if (type.getSuperclass() != null && type.getSuperclass().getName().startsWith("io.rosterkit.")) {
                fields(object, type.getSuperclass());
            }
        }
    }
}
