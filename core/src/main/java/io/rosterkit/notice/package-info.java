/**
 * What a host sets and hears about messages: the policy of sending, the report of a run, the outbox, the texts of
 * refusals.
 */
@NullMarked
package io.rosterkit.notice;

import org.jspecify.annotations.NullMarked;
