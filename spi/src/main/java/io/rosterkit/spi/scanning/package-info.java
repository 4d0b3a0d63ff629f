/**
 * A storage over any database that can scan its tables: each store answers its questions from the rows of one snapshot.
 */
@org.jspecify.annotations.NullMarked
package io.rosterkit.spi.scanning;
