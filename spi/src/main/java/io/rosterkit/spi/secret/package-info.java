/** The keys: everything secret is derived from them, or sealed under them. */
@NullMarked
package io.rosterkit.spi.secret;

import org.jspecify.annotations.NullMarked;
