/** Invitations: one row an invitation, its progress from open to an end state, and what its link is derived from. */
@NullMarked
package io.rosterkit.model.invitation;

import org.jspecify.annotations.NullMarked;
