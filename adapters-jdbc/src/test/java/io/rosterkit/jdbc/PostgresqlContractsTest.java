package io.rosterkit.jdbc;

import org.junit.jupiter.api.Tag;

/** The published contract on PostgreSQL. */
@Tag("server")
final class PostgresqlContractsTest extends JdbcContractsTest.OnDatabase {

    PostgresqlContractsTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
