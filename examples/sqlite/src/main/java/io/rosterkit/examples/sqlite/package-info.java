/**
 * A storage for SQLite, written over the descriptions of the tables: see
 * {@link io.rosterkit.examples.sqlite.SqliteStorage}.
 */
@org.jspecify.annotations.NullMarked
package io.rosterkit.examples.sqlite;
