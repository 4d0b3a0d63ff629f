/** What a call comes to: an answer, or a refusal with a reason. */
@NullMarked
package io.rosterkit.model.outcome;

import org.jspecify.annotations.NullMarked;
