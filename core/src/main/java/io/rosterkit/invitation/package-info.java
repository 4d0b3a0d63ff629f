/** Invitations: inviting one or many, and everything that can happen to an invitation until it ends. */
@NullMarked
package io.rosterkit.invitation;

import org.jspecify.annotations.NullMarked;
