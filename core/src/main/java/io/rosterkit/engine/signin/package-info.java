/**
 * Does the work of signing in: looks accounts up, makes attempts at passwords and codes, begins and checks sessions.
 */
@NullMarked
package io.rosterkit.engine.signin;

import org.jspecify.annotations.NullMarked;
