/** Every storage port in memory, and a mail gateway that keeps what it is given. */
module io.rosterkit.inmemory {
    requires transitive io.rosterkit.spi;
    requires static transitive org.jspecify;

    exports io.rosterkit.inmemory;
}
