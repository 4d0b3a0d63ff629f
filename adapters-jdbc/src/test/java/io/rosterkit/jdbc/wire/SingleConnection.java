package io.rosterkit.jdbc.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A pool of one connection for tests that look at it afterwards; closing it only gives it back. */
public final class SingleConnection {

    private SingleConnection() {}

    /** A data source that lends that connection to whoever asks. */
    public static DataSource lending(Connection connection) {
        Object lent = Proxy.newProxyInstance(
                SingleConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
        return (DataSource) Proxy.newProxyInstance(
                SingleConnection.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> lent);
    }

    private static Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
