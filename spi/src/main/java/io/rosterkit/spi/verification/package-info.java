/** The storage port of codes and confirmations. */
@NullMarked
package io.rosterkit.spi.verification;

import org.jspecify.annotations.NullMarked;
