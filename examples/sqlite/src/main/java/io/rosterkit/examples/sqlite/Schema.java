package io.rosterkit.examples.sqlite;

import io.rosterkit.spi.Ports;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Makes the tables that are not there, and refuses those of another version. */
final class Schema {

    private Schema() {}

    static void ensure(Connections connections) {
        connections.use(connection -> {
            Connections.execute(connection, "begin immediate");
            for (Table<?> table : Ports.TABLES) {
                for (String statement : TableSql.schema(table)) {
                    Connections.execute(connection, statement);
                }
                check(connection, table);
            }
            Connections.execute(connection, "commit");
            return true;
        });
    }

    private static void check(Connection connection, Table<?> table) throws SQLException {
        Set<String> missing = new HashSet<>();
        for (Column<?, ?> column : table.shape().columns()) {
            missing.add(column.name());
        }
        try (PreparedStatement statement = connection.prepareStatement("select name from pragma_table_info(?)")) {
            statement.setString(1, TableSql.name(table));
            try (ResultSet columns = statement.executeQuery()) {
                while (columns.next()) {
                    if (!missing.remove(columns.getString(1))) {
                        throw new StorageException(TableSql.name(table) + " has a column that this version lacks");
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new StorageException(TableSql.name(table) + " lacks columns of this version: " + missing);
        }
    }
}
