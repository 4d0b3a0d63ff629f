/** Passwords: which may be set, how they are hashed, how those of other systems are verified, how many at once. */
@NullMarked
package io.rosterkit.engine.password;

import org.jspecify.annotations.NullMarked;
