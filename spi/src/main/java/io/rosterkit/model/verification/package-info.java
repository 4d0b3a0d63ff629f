/** Codes and links by which a user shows that a phone or a mailbox is their own. */
@NullMarked
package io.rosterkit.model.verification;

import org.jspecify.annotations.NullMarked;
