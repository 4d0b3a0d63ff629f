/**
 * Sets a new password: for a user who forgot it, with a mailed link and the code word, or for a user who knows the old
 * one.
 */
@NullMarked
package io.rosterkit.engine.recovery;

import org.jspecify.annotations.NullMarked;
