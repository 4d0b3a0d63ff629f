/** How the library's surroundings are, for those who operate it. */
@NullMarked
package io.rosterkit.health;

import org.jspecify.annotations.NullMarked;
