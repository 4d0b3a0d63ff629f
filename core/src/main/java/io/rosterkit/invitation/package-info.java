/** Invitations: inviting one person or a list, and every change of an invitation until it ends. */
@NullMarked
package io.rosterkit.invitation;

import org.jspecify.annotations.NullMarked;
