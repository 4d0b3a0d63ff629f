package io.rosterkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Tries each connection with a query before it hands it out, and leaves open what that began, as some pools do. */
final class Testing extends DelegatingDataSource {

    Testing(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
        return connection;
    }
}
