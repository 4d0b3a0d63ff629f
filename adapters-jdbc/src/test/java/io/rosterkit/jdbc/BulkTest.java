package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.row.JdbcTableStore;
import io.rosterkit.jdbc.row.Writers;
import io.rosterkit.jdbc.sql.Attempt;
import io.rosterkit.jdbc.sql.PooledDatabase;
import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.table.SampleValues;
import io.rosterkit.tck.table.Samples;
import io.rosterkit.tck.table.Samples.Sample;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Hundreds of rows in one value, also through drivers that gather them into one statement of their own. */
class BulkTest {

    @Nested
    class OnH2 extends Cases {
        OnH2() {
            super(TestDatabase.H2_IN_MEMORY);
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresqlRewriting extends Cases {
        OnPostgresqlRewriting() {
            super(TestDatabase.POSTGRESQL);
        }

        @Override
        DataSource source() {
            PGSimpleDataSource source = (PGSimpleDataSource) super.source();
            source.setReWriteBatchedInserts(true);
            return source;
        }
    }

    @Nested
    @Tag("server")
    class OnMariadbBulk extends Cases {
        OnMariadbBulk() {
            super(TestDatabase.MARIADB);
        }

        @Override
        DataSource source() {
            try {
                MariaDbDataSource source = (MariaDbDataSource) super.source();
                return new MariaDbDataSource(source.getUrl() + "&useBulkStmts=true&useServerPrepStmts=true");
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** On one database. */
    abstract static class Cases {
        private static final int ROWS = 450;

        /** From so many on PostgreSQL takes them as one statement. */
        private static final int FEW = 16;

        private final TestDatabase database;
        private final Given given = Given.organization(1);

        Cases(TestDatabase database) {
            this.database = database;
        }

        DataSource source() {
            return database.installed();
        }

        /** Each column with each value that it may hold, in rows of different organizations. */
        private static <R> List<R> rows(int table) {
            List<R> rows = new ArrayList<>();
            Sample<R> first = sample(table, 1);
            for (Column<R, ?> column : first.table().shape().columns()) {
                for (Optional<?> value : SampleValues.values(column)) {
                    Sample<R> own = sample(table, rows.size() + 1);
                    own.with(column, value)
                            .filter(varied -> !column.name().equals("organization"))
                            .ifPresent(varied -> rows.add(varied.row()));
                }
            }
            while (rows.size() < FEW) {
                rows.add(BulkTest.Cases.<R>sample(table, rows.size() + 1).row());
            }
            return rows;
        }

        @SuppressWarnings("unchecked") // The caller takes what the table's rows are.
        private static <R> Sample<R> sample(int table, int organization) {
            return (Sample<R>) Samples.of(Given.organization(organization)).get(table);
        }

        private static <R> void keepsRowsOf(Table<R> table, List<R> rows, PooledDatabase database) {
            Writers writers = new Writers(database.dialect());
            List<Write> writes =
                    rows.stream().map(row -> writers.write(table.insert(row))).toList();

            assertThat(database.attempt(writes, false)).isEqualTo(new Attempt.Committed());

            JdbcTableStore store = new JdbcTableStore(database);
            for (R row : rows) {
                assertThat(store.scan(Scan.same(table, row))).as("%s", table).containsExactly(row);
            }
        }

        @Test
        void eachColumnOfEachTableIsKept() throws SQLException {
            try (Connection connection = source().getConnection()) {
                PooledDatabase opened = PooledDatabase.of(SingleConnection.lending(connection));
                int tables = Samples.of(given).size();
                for (int i = 0; i < tables; i++) {
                    keepsRowsOf(BulkTest.Cases.sample(i, 1).table(), rows(i), opened);
                }
            }
        }

        private Storage opened() {
            Storage storage = JdbcStorage.on(source());
            storage.apply(given.opened());
            return storage;
        }

        private List<Invitation> invitations() {
            return IntStream.range(0, ROWS)
                    .mapToObj(i -> given.invitation("a" + i + "@weiss.example"))
                    .toList();
        }

        private Changes inviting(List<Invitation> rows) {
            Changes all = given.inviting(rows.toArray(Invitation[]::new));
            for (int i = 0; i < rows.size(); i++) {
                all = all.and(given.request("r" + i, Given.NOW));
            }
            return all;
        }

        @Test
        void allOfThemAreThereAndAreFoundByTheirAddresses() {
            Storage storage = opened();
            List<Invitation> rows = invitations();
            Changes changes = inviting(rows);

            assertThat(storage.apply(changes)).isEqualTo(new Applied.Done());

            List<String> keys = new ArrayList<>(
                    rows.stream().map(row -> row.invitee().address().key()).toList());
            keys.add("nobody@weiss.example");
            InvitationStore.AddressesInUse inUse = storage.port(InvitationStore.class)
                    .addressesInUse(Viewer.of(given.id()), keys)
                    .value();
            assertThat(inUse.open().values()).containsExactlyInAnyOrderElementsOf(rows);
            assertThat(inUse.practices()).containsExactly(given.practice());
            assertThat(storage.port(RequestStore.class)
                            .known(
                                    given.id(),
                                    changes.requests().stream()
                                            .map(request -> request.id())
                                            .toList()))
                    .containsExactlyInAnyOrderElementsOf(changes.requests());
        }

        @Test
        void whatFreesAnAddressComesBeforeTheRowsThatTakeIt() {
            Storage storage = opened();
            List<Invitation> rows = invitations();
            Invitation before = given.invitation("a7@weiss.example");
            storage.apply(given.inviting(before));
            Changes all = Changes.none(given.id())
                    .and(UserTable.USERS.delete(before.invited()))
                    .and(given.inviting(rows.toArray(Invitation[]::new)));

            assertThat(storage.apply(all)).isEqualTo(new Applied.Done());
        }

        @Test
        void oneTakenAddressAmongThemLosesAllAndIsNamed() {
            Storage storage = opened();
            List<Invitation> rows = new ArrayList<>(invitations());
            storage.apply(inviting(List.of(rows.get(300))).and(given.request("other", Given.NOW)));
            rows.set(300, given.invitation("a300@weiss.example"));
            Changes all = given.inviting(rows.toArray(Invitation[]::new));

            assertThat(storage.apply(all))
                    .isEqualTo(new Applied.Lost(
                            Optional.of(UserTable.USERS.insert(rows.get(300).invited()))));

            assertThat(storage.port(InvitationStore.class)
                            .addressesInUse(Viewer.of(given.id()), List.of("a1@weiss.example", "a300@weiss.example"))
                            .value()
                            .open())
                    .containsOnlyKeys("a300@weiss.example");
        }
    }
}
