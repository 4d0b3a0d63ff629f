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

    private static final String PLANNED = "select set_config('plan_cache_mode', 'force_custom_plan', true); ";

    private static final String SESSION = """
            select z.ends_at, z.epoch, v.session_epoch, v.status, v.user_type, %s
            from rk_session z join rk_user v on v.organization = z.organization and v.id = z.user_id
            where z.organization = ? and z.id = ?
            """;

    private static final String DETAILS = """
            select u.id, u.name, u.address, u.verified, u.phone, u.language, u.external_id, u.status, u.user_type, u.title,
                u.lock_kind, u.lock_since, u.lock_until, u.starts, u.ends, u.since, u.creator, u.demands_second_step,
                u.open_request, a.last_sign_in_at, %s, %s, %s
            from (%s) u %s
            order by u.sort_key, u.id
            """;

    private final Server server;

    HandSearch(Server server) {
        this.server = server;
    }

    /** The statement that finds, alone: it asks nobody whether it may and reads names, addresses, states and types. */
    void list(Session owner, Asked asked) throws SQLException {
        String sql = (onPostgresql() ? PLANNED : "") + slice("x.id, x.name, x.address, x.status, x.user_type", asked);
        try (Connection connection = server.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, owner, asked);
            statement.execute();
            if (onPostgresql()) {
                statement.getMoreResults();
            }
            check(statement, asked);
        }
    }

    /** The same with what the library also does: it asks for the session and reads all that a list of users shows. */
    void listWithDetails(Session owner, Asked asked) throws SQLException {
        if (onPostgresql()) {
            String sql = PLANNED + details(asked) + "; " + session();
            try (Connection connection = server.pool().getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
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
            try (PreparedStatement statement = connection.prepareStatement(session())) {
                bindSession(statement, 1, owner);
                statement.execute();
                checkSession(statement);
            }
            try (PreparedStatement statement = connection.prepareStatement(details(asked))) {
                bind(statement, 1, owner, asked);
                statement.execute();
                check(statement, asked);
            }
        }
    }

    private boolean onPostgresql() {
        return server.product() == Product.POSTGRESQL;
    }

    private String session() {
        return SESSION.formatted(all("rk_user_role", "r.role", "v"));
    }

    private String details(Asked asked) {
        String activity = onPostgresql()
                ? "left join lateral (select y.last_sign_in_at from rk_user_activity y"
                        + " where y.organization = u.organization and y.user_id = u.id offset 0) a on true"
                : "left join rk_user_activity a on a.organization = u.organization and a.user_id = u.id";
        return DETAILS.formatted(
                all("rk_user_role", "concat(r.role, ',', r.scope, ',', r.starts, ',', r.ends)", "u"),
                all("rk_user_permission", "concat(r.permission, ',', r.effect)", "u"),
                all("rk_user_practice", "concat(r.practice, ',', r.starts, ',', r.ends)", "u"),
                slice("x.*", asked),
                activity);
    }

    private String all(String table, String text, String user) {
        String from = " from " + table + " r where r.organization = " + user + ".organization and r.user_id = " + user
                + ".id";
        return onPostgresql()
                ? "array(select " + text + from + ")"
                : "(select group_concat(" + text + " separator ';')" + from + ")";
    }

    private String slice(String columns, Asked asked) {
        String contains = onPostgresql() ? " and x.search_text like ?" : " and locate(?, k.search_text) > 0";
        String behind = onPostgresql()
                ? " and (x.sort_key, x.id) > (?, ?)"
                : " and k.sort_key >= ? and (k.sort_key > ? or (k.sort_key = ? and k.id > ?))";
        return "select " + columns + " from " + from()
                + " and x.status <> 'INVITED' and x.status <> 'LISTED'"
                + (asked.filtered() ? " and x.status in ('DEACTIVATED') and x.user_type in ('staff')" : "")
                + contains.repeat(asked.parts().size())
                + (asked.after().isPresent() ? behind : "")
                + (onPostgresql() ? " order by x.sort_key, x.id" : " order by k.organization, k.sort_key, k.id")
                + " limit " + (Search.PAGE + 1);
    }

    private String from() {
        return switch (server.product()) {
            case POSTGRESQL -> "rk_user x where x.organization = ?";
            case MARIADB ->
                "rk_user k force index (rk_user_name) straight_join rk_user x"
                        + " on x.organization = k.organization and x.id = k.id where k.organization = ?";
            case H2 ->
                "rk_user k use index (rk_user_name) join rk_user x"
                        + " on x.organization = k.organization and x.id = k.id where k.organization = ?";
        };
    }

    private int bind(PreparedStatement statement, int first, Session owner, Asked asked) throws SQLException {
        int position = first;
        statement.setObject(position++, id(owner.organization().uuid()));
        for (String part : asked.parts()) {
            statement.setString(position++, onPostgresql() ? "%" + part + "%" : part);
        }
        if (asked.after().isPresent()) {
            Asked.Place after = asked.after().get();
            for (int times = onPostgresql() ? 1 : 3; times > 0; times--) {
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
