/**
 * Does what users do about their own account: name, password, address, sessions, and invitations that wait elsewhere.
 */
@NullMarked
package io.rosterkit.engine.account;

import org.jspecify.annotations.NullMarked;
