/** Passwords: which may be chosen, and how they are hashed without holding up the machine. */
@NullMarked
package io.rosterkit.password;

import org.jspecify.annotations.NullMarked;
