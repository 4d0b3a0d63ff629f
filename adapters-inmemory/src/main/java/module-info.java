/** Every storage port in memory, and gateways that keep what they are given. */
module io.rosterkit.inmemory {
    requires transitive io.rosterkit.spi;
    requires static transitive org.jspecify;

    exports io.rosterkit.inmemory;
}
