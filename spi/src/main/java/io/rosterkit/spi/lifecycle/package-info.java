/** The tables of requests to verify a deactivation, and of ends that were announced. */
@NullMarked
package io.rosterkit.spi.lifecycle;

import org.jspecify.annotations.NullMarked;
