/**
 * Does the work of signing in: looks accounts up, makes attempts at passwords and codes, and signs users of a host in.
 */
@NullMarked
package io.rosterkit.engine.signin;

import org.jspecify.annotations.NullMarked;
