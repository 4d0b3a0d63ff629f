/**
 * Counts attempts before they are made, by kind of proof, by channel and by source, and writes locks. Rooms describe an
 * attempt; only {@code Attempts} carries one out.
 */
@NullMarked
package io.rosterkit.engine.lockout;

import org.jspecify.annotations.NullMarked;
