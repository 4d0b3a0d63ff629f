/**
 * Setting a new password: by somebody who forgot it, with a mailed link and the code word, or by who knows the old one.
 */
@NullMarked
package io.rosterkit.recovery;

import org.jspecify.annotations.NullMarked;
