/** What people type to search for others, and how two spellings of one text are made the same. */
@NullMarked
package io.rosterkit.model.search;

import org.jspecify.annotations.NullMarked;
