/** Manages users: finds them, changes them, and imports them from an older system. */
@NullMarked
package io.rosterkit.engine.user;

import org.jspecify.annotations.NullMarked;
