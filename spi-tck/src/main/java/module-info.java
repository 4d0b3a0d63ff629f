/** The contract of a storage as tests: one class to extend, and every port and every guarantee is put to the proof. */
module io.rosterkit.tck {
    requires transitive io.rosterkit.spi;
    requires static transitive org.jspecify;
    requires org.assertj.core;
    requires transitive org.junit.jupiter.api;

    exports io.rosterkit.tck;
    exports io.rosterkit.tck.given;

    opens io.rosterkit.tck;
    opens io.rosterkit.tck.apikey;
    opens io.rosterkit.tck.contract;
    opens io.rosterkit.tck.lifecycle;
    opens io.rosterkit.tck.listing;
    opens io.rosterkit.tck.notice;
    opens io.rosterkit.tck.productmodule;
    opens io.rosterkit.tck.seat;
    opens io.rosterkit.tck.signin;
    opens io.rosterkit.tck.table;
    opens io.rosterkit.tck.user;
}
