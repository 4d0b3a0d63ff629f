/** Runs work on many items, such as the lines of a list. */
@NullMarked
package io.rosterkit.engine.bulk;

import org.jspecify.annotations.NullMarked;
