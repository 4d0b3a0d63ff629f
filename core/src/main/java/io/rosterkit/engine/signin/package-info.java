/** Signing in by password and second step, sessions, known devices, and what users do about their own account. */
@NullMarked
package io.rosterkit.engine.signin;

import org.jspecify.annotations.NullMarked;
