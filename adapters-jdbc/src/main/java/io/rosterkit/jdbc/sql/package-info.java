/**
 * How to talk to a database in few trips, and what to make of its errors. Nothing here knows a table, and nothing that
 * leaves here carries a value of the data in an error.
 */
@NullMarked
package io.rosterkit.jdbc.sql;

import org.jspecify.annotations.NullMarked;
