/** Lets users manage their own account: name, password, address, sessions, and invitations of other organizations. */
@NullMarked
package io.rosterkit.engine.account;

import org.jspecify.annotations.NullMarked;
