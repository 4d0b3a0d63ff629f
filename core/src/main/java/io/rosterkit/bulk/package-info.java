/** Following and cancelling work on many things. */
@NullMarked
package io.rosterkit.bulk;

import org.jspecify.annotations.NullMarked;
