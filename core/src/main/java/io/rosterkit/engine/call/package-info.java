/**
 * Runs every operation the same way: decide, apply, and decide again after a lost race. The same request twice has one
 * effect.
 */
@NullMarked
package io.rosterkit.engine.call;

import org.jspecify.annotations.NullMarked;
