package io.rosterkit.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only where it is asked for, and only on PostgreSQL, a commit does not wait for the disk. */
class TableTest {

    private static final String QUICK = "set_config('synchronous_commit', 'off', true)";

    private final Table table = new Table("thing", List.of("id"), List.of("name", "version"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aWriteNeedNotWaitOnPostgresql(long version) {
        Write patient = table.write(Dialect.POSTGRESQL, List.of("id"), List.of("name", version), version);
        Write unhurried = table.writeUnhurried(Dialect.POSTGRESQL, List.of("id"), List.of("name", version), version);

        assertThat(patient.sql()).doesNotContain(QUICK);
        assertThat(unhurried.sql()).containsOnlyOnce(QUICK);
        assertThat(unhurried.values()).isEqualTo(patient.values());
        assertThat(unhurried.guarded()).isEqualTo(patient.guarded());
    }

    @Test
    void theSettingIsThatOfTheTransaction() {
        assertThat(Dialect.POSTGRESQL.unhurried().orElseThrow()).contains("'off', true)");
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"H2", "MARIADB"})
    void aWriteWaitsElsewhere(Dialect dialect) {
        for (long version = 1; version <= 2; version++) {
            assertThat(table.writeUnhurried(dialect, List.of("id"), List.of("name", version), version))
                    .isEqualTo(table.write(dialect, List.of("id"), List.of("name", version), version));
        }
    }
}
