/** Codes by SMS as second step, and links that confirm a mailbox. */
@NullMarked
package io.rosterkit.engine.verification;

import org.jspecify.annotations.NullMarked;
