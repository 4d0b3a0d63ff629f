/** Values that are sealed under the key ring because they must be read again. */
@NullMarked
package io.rosterkit.secret;

import org.jspecify.annotations.NullMarked;
