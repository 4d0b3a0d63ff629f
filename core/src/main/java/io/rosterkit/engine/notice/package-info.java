/** Writes the text of a message when its turn to leave comes: a mail, or a short message within its segments. */
@NullMarked
package io.rosterkit.engine.notice;

import org.jspecify.annotations.NullMarked;
