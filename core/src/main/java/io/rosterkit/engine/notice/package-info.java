/** Renders the mail or the text message at the moment when it is sent. */
@NullMarked
package io.rosterkit.engine.notice;

import org.jspecify.annotations.NullMarked;
