/** Refusals about the roles that organizations compose. */
@NullMarked
package io.rosterkit.model.customrole;

import org.jspecify.annotations.NullMarked;
