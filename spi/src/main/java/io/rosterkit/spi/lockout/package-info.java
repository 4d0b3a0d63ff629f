/** The storage port of counted attempts, and the budget by source. */
@NullMarked
package io.rosterkit.spi.lockout;

import org.jspecify.annotations.NullMarked;
