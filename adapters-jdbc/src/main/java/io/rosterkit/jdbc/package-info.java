/**
 * Every storage port on a relational database: one store a port, with its statements on top. What knows no table of
 * ours is one room further down.
 */
@NullMarked
package io.rosterkit.jdbc;

import org.jspecify.annotations.NullMarked;
