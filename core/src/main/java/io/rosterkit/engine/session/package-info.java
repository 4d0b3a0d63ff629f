/** Begins sessions and checks their tokens. */
@NullMarked
package io.rosterkit.engine.session;

import org.jspecify.annotations.NullMarked;
