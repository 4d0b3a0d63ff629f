/** The one way of a call: decide, apply, and decide again after a lost race; the same request twice has one effect. */
@NullMarked
package io.rosterkit.engine.call;

import org.jspecify.annotations.NullMarked;
