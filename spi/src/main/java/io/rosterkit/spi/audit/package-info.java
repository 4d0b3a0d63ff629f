/** The storage port of the journal. */
@NullMarked
package io.rosterkit.spi.audit;

import org.jspecify.annotations.NullMarked;
