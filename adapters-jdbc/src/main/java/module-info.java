/** Storage on PostgreSQL, MariaDB and H2. */
module io.rosterkit.jdbc {
    requires static transitive org.jspecify;
    requires transitive io.rosterkit.spi;
    requires transitive java.sql;
    requires io.leangen.geantyref;
    requires org.jdbi.v3.core;
    requires org.slf4j;

    exports io.rosterkit.jdbc;
}
