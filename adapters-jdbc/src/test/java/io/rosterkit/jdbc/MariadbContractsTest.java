package io.rosterkit.jdbc;

import org.junit.jupiter.api.Tag;

/** The published contract on MariaDB. */
@Tag("server")
final class MariadbContractsTest extends JdbcContractsTest.OnDatabase {

    MariadbContractsTest() {
        super(TestDatabase.MARIADB);
    }
}
