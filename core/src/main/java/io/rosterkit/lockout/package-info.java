/**
 * Attempts are counted before they are made, by kind of proof, by attempt channel and by source; too many of them lock.
 */
@NullMarked
package io.rosterkit.lockout;

import org.jspecify.annotations.NullMarked;
