/** Edits what is known of invited people until they are users. */
@NullMarked
package io.rosterkit.engine.invitee;

import org.jspecify.annotations.NullMarked;
