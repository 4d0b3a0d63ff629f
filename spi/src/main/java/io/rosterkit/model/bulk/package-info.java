/** Refusals of work on many items. */
@NullMarked
package io.rosterkit.model.bulk;

import org.jspecify.annotations.NullMarked;
