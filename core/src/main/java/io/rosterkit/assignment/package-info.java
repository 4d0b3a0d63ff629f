/** Which users belong to which practices, and which roles they have there. */
@NullMarked
package io.rosterkit.assignment;

import org.jspecify.annotations.NullMarked;
