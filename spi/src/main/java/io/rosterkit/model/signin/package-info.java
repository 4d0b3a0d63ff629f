/** Passwords as hashes, sessions, and devices from which a user has signed in before. */
@NullMarked
package io.rosterkit.model.signin;

import org.jspecify.annotations.NullMarked;
