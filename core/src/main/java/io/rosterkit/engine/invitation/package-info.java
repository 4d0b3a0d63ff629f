/** Manages invitations: single ones and lists, links, renewals, ends, and the message with the link. */
@NullMarked
package io.rosterkit.engine.invitation;

import org.jspecify.annotations.NullMarked;
