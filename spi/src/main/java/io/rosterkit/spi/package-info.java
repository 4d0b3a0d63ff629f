/** The list of everything an adapter of storage has to provide. */
@NullMarked
package io.rosterkit.spi;

import org.jspecify.annotations.NullMarked;
