/** Checks the names that callers give to things and people. */
@NullMarked
package io.rosterkit.engine.naming;

import org.jspecify.annotations.NullMarked;
