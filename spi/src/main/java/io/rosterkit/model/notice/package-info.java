/** Messages to people: what waits in the outbox, what a mail is made of, and what became of it. */
@NullMarked
package io.rosterkit.model.notice;

import org.jspecify.annotations.NullMarked;
