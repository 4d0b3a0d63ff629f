/** What a database does with rows. Everything else follows from the descriptions of the tables. */
@org.jspecify.annotations.NullMarked
package io.rosterkit.spi.database;
