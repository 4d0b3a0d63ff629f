/** The API for messages: the policy of sending, the report of a dispatch, the outbox, and the texts of refusals. */
@NullMarked
package io.rosterkit.notice;

import org.jspecify.annotations.NullMarked;
