/** Sets a new password: with a mailed link and the code word for a user who forgot it, or with the old password. */
@NullMarked
package io.rosterkit.engine.recovery;

import org.jspecify.annotations.NullMarked;
