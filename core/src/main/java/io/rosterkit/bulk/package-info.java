/** Following and cancelling work on many items. */
@NullMarked
package io.rosterkit.bulk;

import org.jspecify.annotations.NullMarked;
