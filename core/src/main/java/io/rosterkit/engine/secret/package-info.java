/** What is derived from the key ring, or sealed under it because it must be read again. */
@NullMarked
package io.rosterkit.engine.secret;

import org.jspecify.annotations.NullMarked;
