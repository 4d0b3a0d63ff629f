/** Signing in by password and second step: what the host gets after each step. */
@NullMarked
package io.rosterkit.signin;

import org.jspecify.annotations.NullMarked;
