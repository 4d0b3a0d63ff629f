/** The storage ports of registration. */
@NullMarked
package io.rosterkit.spi.registration;

import org.jspecify.annotations.NullMarked;
