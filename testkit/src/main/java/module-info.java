/** A JUnit 5 extension with which a host's test suite uses the library, on memory or on a storage of its own. */
module io.rosterkit.testkit {
    requires transitive io.rosterkit.core;
    requires transitive io.rosterkit.inmemory;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports io.rosterkit.testkit;

    uses io.rosterkit.testkit.TestStorage;
}
