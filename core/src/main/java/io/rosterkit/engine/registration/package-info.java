/** The invited become users: by the link, the code word and, where demanded, a code. */
@NullMarked
package io.rosterkit.engine.registration;

import org.jspecify.annotations.NullMarked;
