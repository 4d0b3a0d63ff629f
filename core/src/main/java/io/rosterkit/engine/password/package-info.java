/** Checks new passwords, hashes and verifies passwords, and limits how many are hashed at once. */
@NullMarked
package io.rosterkit.engine.password;

import org.jspecify.annotations.NullMarked;
