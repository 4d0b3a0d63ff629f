/**
 * What the library keeps, described as plain data: one {@link io.rosterkit.spi.table.Table} for each stored record.
 * From it follow statements, schema scripts, tables in memory and the generic part of the contract tests.
 */
@org.jspecify.annotations.NullMarked
package io.rosterkit.spi.table;
