/**
 * What the tables are to be like, what is there instead, and whether the server can keep what is put into them. All of
 * it is looked at once, at the start.
 */
@NullMarked
package io.rosterkit.jdbc.schema;

import org.jspecify.annotations.NullMarked;
