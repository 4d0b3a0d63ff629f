package io.rosterkit.benchmarks.search;

import io.rosterkit.benchmarks.Product;
import io.rosterkit.benchmarks.Server;
import io.rosterkit.model.access.Session;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The search of the library by hand, on its tables and indexes; on PostgreSQL planned for its term. */
final class HandSearch {

    private final Server server;
    private final HandSql sql;

    HandSearch(Server server) {
        this.server = server;
        this.sql = new HandSql(server.product());
    }

    /**
     * The statement that finds, alone: it does not ask whether the caller may, and reads names, addresses, states and
     * types.
     */
    void list(Session owner, Asked asked) throws SQLException {
        try (Connection connection = server.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.list(asked))) {
            bind(statement, 1, owner, asked);
            statement.execute();
            if (sql.onPostgresql()) {
                statement.getMoreResults();
            }
            check(statement, asked);
        }
    }

    /** The same with what the library also does: it asks for the session and reads all that a list of users shows. */
    void listWithDetails(Session owner, Asked asked) throws SQLException {
        if (sql.onPostgresql()) {
            try (Connection connection = server.pool().getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql.sessionAndDetails(asked))) {
                bindSession(statement, bind(statement, 1, owner, asked), owner);
                statement.execute();
                statement.getMoreResults();
                check(statement, asked);
                statement.getMoreResults();
                checkSession(statement);
            }
            return;
        }
        try (Connection connection = server.pool().getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(sql.session())) {
                bindSession(statement, 1, owner);
                statement.execute();
                checkSession(statement);
            }
            try (PreparedStatement statement = connection.prepareStatement(sql.details(asked))) {
                bind(statement, 1, owner, asked);
                statement.execute();
                check(statement, asked);
            }
        }
    }

    private int bind(PreparedStatement statement, int first, Session owner, Asked asked) throws SQLException {
        int position = first;
        statement.setObject(position++, id(owner.organization().uuid()));
        for (String part : asked.parts()) {
            statement.setString(position++, sql.onPostgresql() ? "%" + part + "%" : part);
        }
        if (asked.after().isPresent()) {
            Asked.Place after = asked.after().get();
            for (int times = sql.onPostgresql() ? 1 : 3; times > 0; times--) {
                statement.setString(position++, after.sortKey());
            }
            statement.setObject(position++, id(after.id()));
        }
        return position;
    }

    private void bindSession(PreparedStatement statement, int first, Session owner) throws SQLException {
        statement.setObject(first, id(owner.organization().uuid()));
        statement.setObject(first + 1, id(owner.id().uuid()));
    }

    private Object id(UUID id) {
        return idOn(server.product(), id);
    }

    /** An id as the driver of that database takes it. */
    static Object idOn(Product product, UUID id) {
        return product == Product.MARIADB
                ? ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array()
                : id;
    }

    private static void checkSession(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            if (!rows.next() || rows.getLong("epoch") != rows.getLong("session_epoch")) {
                throw new IllegalStateException("the session must be current");
            }
        }
    }

    private static void check(PreparedStatement statement, Asked asked) throws SQLException {
        int found = 0;
        try (ResultSet rows = statement.getResultSet()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
                found += rows.getString("name") == null ? 0 : 1;
            }
        }
        if (Math.min(found, Search.PAGE) != asked.expected()) {
            throw new IllegalStateException(found + " users where there are " + asked.expected());
        }
    }
}
