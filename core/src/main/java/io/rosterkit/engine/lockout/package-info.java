/** Attempts are counted before they are made, by kind of proof, by door and by source; too many of them lock. */
@NullMarked
package io.rosterkit.engine.lockout;

import org.jspecify.annotations.NullMarked;
