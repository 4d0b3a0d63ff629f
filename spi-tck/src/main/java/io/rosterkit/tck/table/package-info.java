/** What holds for the rows of every table, made of nothing but their descriptions. */
@NullMarked
package io.rosterkit.tck.table;

import org.jspecify.annotations.NullMarked;
