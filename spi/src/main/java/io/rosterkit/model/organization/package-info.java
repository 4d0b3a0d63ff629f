/** Organizations, the practices inside them, and the code word of each practice. */
@NullMarked
package io.rosterkit.model.organization;

import org.jspecify.annotations.NullMarked;
