/** Sessions as hosts see them: their tokens, what they prove at this moment, and how long they last. */
@NullMarked
package io.rosterkit.session;

import org.jspecify.annotations.NullMarked;
