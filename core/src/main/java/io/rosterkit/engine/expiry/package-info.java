/** Ends invitations of all organizations whose time is over. */
@NullMarked
package io.rosterkit.engine.expiry;

import org.jspecify.annotations.NullMarked;
