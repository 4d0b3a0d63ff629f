/** Mails the links by which a user proves a mailbox: for a new password, and for a new address. */
@NullMarked
package io.rosterkit.engine.mailbox;

import org.jspecify.annotations.NullMarked;
