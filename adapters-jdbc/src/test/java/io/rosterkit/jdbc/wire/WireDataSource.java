package io.rosterkit.jdbc.wire;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Passes everything on to another data source and tells a {@link Wire} of it. A command is an execute, a commit, a
 * rollback, a savepoint, a change of auto-commit or anything about the isolation; PostgreSQL's driver sends nothing for
 * auto-commit, so that does not count there.
 */
public final class WireDataSource implements DataSource {

    /** Calls that cannot fail, or that say nothing about the wire. */
    private static final Set<String> QUIET = Set.of(
            "getAutoCommit",
            "isClosed",
            "isWrapperFor",
            "unwrap",
            "getMetaData",
            "getConnection",
            "getResultSet",
            "toString",
            "hashCode",
            "equals",
            "closeOnCompletion",
            "abort");

    private final DataSource target;
    private final Wire wire;
    /** Asked once: a driver may build its URL anew each time. */
    private volatile Boolean postgresql;

    /** Watches that data source. */
    public WireDataSource(DataSource target, Wire wire) {
        this.target = target;
        this.wire = wire;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Optional<Wire.Failure> failure = wire.next("getConnection");
        if (failure.isPresent()) {
            throw failure.get().error();
        }
        Connection connection = target.getConnection();
        return proxy(Connection.class, new Watched(connection, connection));
    }

    /** Watches a connection or one of its statements. */
    private final class Watched implements InvocationHandler {
        private final Connection connection;
        private final Object watched;

        Watched(Connection connection, Object watched) {
            this.connection = connection;
            this.watched = watched;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (QUIET.contains(method.getName())) {
                return wrapped(call(method, arguments));
            }
            Optional<Wire.Failure> failure = wire.next(method.getName());
            if (failure.isEmpty()) {
                count(method.getName(), arguments);
                return wrapped(call(method, arguments));
            }
            if (failure.get().harm().takesEffect()) {
                count(method.getName(), arguments);
                call(method, arguments);
            }
            if (failure.get().harm().losesConnection()) {
                lose();
            }
            throw failure.get().error();
        }

        private Object call(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(watched, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        private Object wrapped(Object result) {
            if (result instanceof PreparedStatement statement) {
                return proxy(PreparedStatement.class, new Watched(connection, statement));
            }
            if (result instanceof Statement statement) {
                return proxy(Statement.class, new Watched(connection, statement));
            }
            return result;
        }

        private void count(String method, Object[] arguments) throws SQLException {
            boolean counts = switch (method) {
                case "setAutoCommit" -> connection.getAutoCommit() != (Boolean) arguments[0] && !isPostgresql();
                case "commit",
                        "rollback",
                        "setSavepoint",
                        "releaseSavepoint",
                        "getTransactionIsolation",
                        "setTransactionIsolation" -> true;
                default -> method.startsWith("execute");
            };
            if (counts) {
                wire.sent(method);
            }
        }

        private boolean isPostgresql() throws SQLException {
            Boolean known = postgresql;
            if (known == null) {
                known = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
                postgresql = known;
            }
            return known;
        }

        /** As a cable that is pulled: what was not committed is gone. */
        private void lose() throws SQLException {
            if (!connection.isClosed()) {
                if (connection.getMetaData().getURL().startsWith("jdbc:h2:")) {
                    connection.close();
                } else {
                    connection.abort(Runnable::run);
                }
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(WireDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        target.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return target.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return target.isWrapperFor(type);
    }
}
