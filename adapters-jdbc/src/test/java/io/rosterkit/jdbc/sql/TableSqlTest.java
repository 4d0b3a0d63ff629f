package io.rosterkit.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.Table;
import io.rosterkit.tck.given.Given;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only where it is asked for, and only on PostgreSQL, a commit does not wait for the disk. */
class TableSqlTest {

    private static final String QUICK = "set_config('synchronous_commit', 'off', true)";

    private record Thing(String name, long version) {}

    private static final Column<Thing, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> new UUID(0, 1));
    private static final Column<Thing, String> NAME = Column.text("name", 20).of(Thing::name);
    private static final Column<Thing, Long> VERSION = Column.number("version").of(Thing::version);
    private static final Table<Thing> THINGS = Table.named("thing", Thing.class, ORGANIZATION)
            .columns(ORGANIZATION, NAME, VERSION)
            .primaryKey(ORGANIZATION)
            .version(VERSION)
            .read(cells -> new Thing(cells.get(NAME), cells.get(VERSION)));

    private final TableSql<Thing> table = TableSql.of(THINGS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aWriteNeedNotWaitOnPostgresql(long version) {
        Write patient =
                table.write(Dialect.POSTGRESQL, THINGS.write(thing(version)).kind(), thing(version));
        Write quick = table.writeWithoutWaiting(Dialect.POSTGRESQL, thing(version));

        assertThat(patient.sql()).doesNotContain(QUICK);
        assertThat(quick.sql()).containsOnlyOnce(QUICK);
        assertThat(quick.values()).isEqualTo(patient.values());
        assertThat(quick.guarded()).isEqualTo(patient.guarded());
    }

    @Test
    void theSettingIsThatOfTheTransaction() {
        assertThat(Dialect.POSTGRESQL.withoutWaiting().orElseThrow()).contains("'off', true)");
    }

    /** PostgreSQL writes the key of a clash into its log, and the key may be an address. */
    @Test
    void aClashInOneTripNamesNoKeyThatMayBeAnAddress() {
        TableSql<Request> requests = TableSql.of(RequestTable.REQUESTS);
        Request request = Given.organization(1).request("a@weiss.example", Given.NOW);

        assertThat(Dialect.failing(requests.insert(Dialect.POSTGRESQL, request)))
                .contains("on conflict do nothing returning 1");
        assertThat(Dialect.failing(table.insert(Dialect.POSTGRESQL, thing(1)))).doesNotContain("conflict");
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"H2", "MARIADB"})
    void aWriteWaitsElsewhere(Dialect dialect) {
        for (long version = 1; version <= 2; version++) {
            assertThat(table.writeWithoutWaiting(dialect, thing(version)))
                    .isEqualTo(table.write(dialect, THINGS.write(thing(version)).kind(), thing(version)));
        }
    }

    private static Thing thing(long version) {
        return new Thing("x", version);
    }
}
