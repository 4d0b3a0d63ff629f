/** Assigns practices to users, and gives roles at one practice. */
@NullMarked
package io.rosterkit.engine.assignment;

import org.jspecify.annotations.NullMarked;
