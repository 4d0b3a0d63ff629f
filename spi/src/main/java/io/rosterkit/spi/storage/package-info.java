/** The way into a storage: one place to ask for the ports, one method that writes. */
@NullMarked
package io.rosterkit.spi.storage;

import org.jspecify.annotations.NullMarked;
