/** Composes, changes and retires roles of organizations. */
@NullMarked
package io.rosterkit.engine.customrole;

import org.jspecify.annotations.NullMarked;
