/** Getting in, measured: accepting an invitation, and signing in with a wrong password. */
@NullMarked
package io.rosterkit.benchmarks.signin;

import org.jspecify.annotations.NullMarked;
