/** The journal as hosts read it, and the check for entries that were altered. */
@NullMarked
package io.rosterkit.audit;

import org.jspecify.annotations.NullMarked;
