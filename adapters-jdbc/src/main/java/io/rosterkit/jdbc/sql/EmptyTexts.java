package io.rosterkit.jdbc.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps empty texts on MariaDB connections whose {@code sql_mode} has EMPTY_STRING_IS_NULL. The mode is taken out for
 * as long as the library has the connection, and put back before the connection is given back.
 */
final class EmptyTexts {

    private static final String ASK = "select @@sql_mode like '%EMPTY_STRING_IS_NULL%'";

    /** Not replaced by an empty text, which would be null itself. */
    private static final String KEEP = "set @rosterkit_sql_mode = @@sql_mode,"
            + " sql_mode = replace(@@sql_mode, 'EMPTY_STRING_IS_NULL', 'STRICT_TRANS_TABLES')";

    private static final String PUT_BACK = "set sql_mode = @rosterkit_sql_mode";

    private EmptyTexts() {}

    /** Whether connections of that kind would lose empty texts. */
    static boolean areLost(Connection connection, Dialect dialect) throws SQLException {
        if (dialect != Dialect.MARIADB) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(ASK)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    static void keep(Connection connection) throws SQLException {
        execute(connection, KEEP);
    }

    static void putBack(Connection connection) throws SQLException {
        execute(connection, PUT_BACK);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
