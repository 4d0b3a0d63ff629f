/** What users do about their own account: password, address, sessions, and invitations that wait for them elsewhere. */
@NullMarked
package io.rosterkit.engine.account;

import org.jspecify.annotations.NullMarked;
