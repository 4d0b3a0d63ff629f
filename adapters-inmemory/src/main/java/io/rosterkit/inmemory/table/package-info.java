/** The rows, the constraints over them, and the writers that keep to the constraints. */
@NullMarked
package io.rosterkit.inmemory.table;

import org.jspecify.annotations.NullMarked;
