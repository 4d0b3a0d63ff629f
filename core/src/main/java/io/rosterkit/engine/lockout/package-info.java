/**
 * Counts attempts before they are made, by kind of proof, by channel and by source, and records locks. Other features
 * describe an attempt; only {@code Attempts} carries it out.
 */
@NullMarked
package io.rosterkit.engine.lockout;

import org.jspecify.annotations.NullMarked;
