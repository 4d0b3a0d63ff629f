/** Rows as values, and what every question on behalf of a viewer starts with: what several stores share. */
@NullMarked
package io.rosterkit.jdbc.row;

import org.jspecify.annotations.NullMarked;
