/** What a storage promises about the outbox: leases, dead letters, and what invitations show of their messages. */
@NullMarked
package io.rosterkit.tck.notice;

import org.jspecify.annotations.NullMarked;
