package io.rosterkit.benchmarks.signin;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;

/** JDBC as one writes it by hand. */
final class Hand {

    private Hand() {}

    /** Reads the first row of an answer that has one. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** One question, one row. */
    static <T> T one(Connection connection, Reader<T> reader, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet results = statement.executeQuery()) {
                check(results.next(), "a row must be there");
                return reader.read(results);
            }
        }
    }

    /** Statements of one trip, each of which changes one row. */
    static void change(Connection connection, int statements, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.execute();
            for (int i = 0; i < statements; i++) {
                check(statement.getUpdateCount() == 1, "one row must change");
                statement.getMoreResults();
            }
        }
    }

    /** The values of several statements, one after the other. */
    static Object[] joined(Object[]... rows) {
        return Stream.of(rows).flatMap(Arrays::stream).toArray();
    }

    /** Both, one after the other. */
    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
