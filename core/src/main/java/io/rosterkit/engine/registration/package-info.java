/** Does the work of registering: the link or a verified address, the code word, and a code where one is demanded. */
@NullMarked
package io.rosterkit.engine.registration;

import org.jspecify.annotations.NullMarked;
