/** Storage on PostgreSQL, MariaDB and H2. */
module io.rosterkit.jdbc {
    requires static transitive org.jspecify;
    requires transitive io.rosterkit.spi;
    requires transitive java.sql;

    exports io.rosterkit.jdbc;
}
