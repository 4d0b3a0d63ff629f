/** The second step: starts challenges, sends their codes by SMS, and finds the challenge of a token. */
@NullMarked
package io.rosterkit.engine.secondstep;

import org.jspecify.annotations.NullMarked;
