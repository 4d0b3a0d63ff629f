package io.rosterkit.examples.sqlite;

import io.rosterkit.spi.database.Transaction;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The rows of all tables, on a connection with a transaction. */
final class SqliteRows implements Transaction {

    private static final Set<SQLiteErrorCode> KEY_IS_TAKEN =
            Set.of(SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY, SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE);

    private final Connection connection;

    SqliteRows(Connection connection) {
        this.connection = connection;
    }

    @Override
    public <R> List<R> scan(Scan<R> scan) {
        Table<R> table = scan.table();
        List<Column<R, ?>> columns = scan.conditions().stream()
                .<Column<R, ?>>map(Scan.Condition::column)
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(TableSql.select(table, columns))) {
            int place = 1;
            for (Scan.Condition<R, ?> condition : scan.conditions()) {
                Values.set(statement, place++, condition.value());
            }
            List<R> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    rows.add(table.read(new Values.Row(results)));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new StorageException("rows of " + table + " could not be read");
        }
    }

    @Override
    public <R> boolean apply(RowChange<R> change) {
        Table<R> table = change.table();
        R row = change.row();
        return switch (change.kind()) {
            case INSERT ->
                write(table, row, TableSql.insert(table), table.shape().columns());
            case UPDATE -> write(table, row, TableSql.update(table), TableSql.updated(table));
            case DELETE -> write(table, row, TableSql.delete(table), TableSql.alwaysPresent(table));
        };
    }

    @Override
    public <R> void overwrite(Table<R> table, R row) {
        write(table, row, TableSql.overwrite(table), TableSql.overwritten(table));
    }

    /** Whether one row was written; none when a guard fails or a key is taken. */
    private <R> boolean write(Table<R> table, R row, String sql, List<Column<R, ?>> values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            for (Column<R, ?> column : values) {
                Values.set(statement, place++, column.valueOf(row).orElse(null));
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException failure) {
            if (failure instanceof SQLiteException sqlite && KEY_IS_TAKEN.contains(sqlite.getResultCode())) {
                return false;
            }
            throw new StorageException("a row of " + table + " could not be written");
        }
    }
}
