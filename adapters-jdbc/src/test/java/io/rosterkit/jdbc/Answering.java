package io.rosterkit.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A server that answers one question otherwise than the one of the tests, whose settings cannot all be changed. */
final class Answering extends DelegatingDataSource {

    private final String question;
    private final String instead;

    private Answering(DataSource target, String question, String instead) {
        super(target);
        this.question = question;
        this.instead = instead;
    }

    /** Statements that begin so are another one there. */
    static DataSource of(DataSource target, String question, String instead) {
        return new Answering(target, question, instead);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Answering.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && ((String) arguments[0]).startsWith(question)) {
                        arguments[0] = instead;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
