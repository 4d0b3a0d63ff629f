/** Does the work of the second step: demands codes, sends them by SMS, and finds the step that a token names. */
@NullMarked
package io.rosterkit.engine.secondstep;

import org.jspecify.annotations.NullMarked;
