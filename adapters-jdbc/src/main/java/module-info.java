/** Storage on PostgreSQL, MariaDB and H2. */
module io.rosterkit.jdbc {
    requires static transitive org.jspecify;
    requires transitive io.rosterkit.spi;
    requires transitive java.sql;
    requires org.jdbi.v3.core;

    exports io.rosterkit.jdbc;
}
