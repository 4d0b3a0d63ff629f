/** Counted attempts, the locks that follow from them, and the locks administrators put on. */
@NullMarked
package io.rosterkit.model.lockout;

import org.jspecify.annotations.NullMarked;
