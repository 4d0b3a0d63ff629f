/**
 * Signs users in: looks up accounts, makes attempts at passwords and codes, and begins sessions for users whom the host
 * authenticated.
 */
@NullMarked
package io.rosterkit.engine.signin;

import org.jspecify.annotations.NullMarked;
