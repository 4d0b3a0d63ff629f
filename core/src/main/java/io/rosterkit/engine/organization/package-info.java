/** Opens and closes organizations, and manages their practices with the code words, which are never mailed. */
@NullMarked
package io.rosterkit.engine.organization;

import org.jspecify.annotations.NullMarked;
