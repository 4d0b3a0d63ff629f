/** The work behind invitations: one candidate, lists, links, renewals, ends, and the message with the link. */
@NullMarked
package io.rosterkit.engine.invitation;

import org.jspecify.annotations.NullMarked;
