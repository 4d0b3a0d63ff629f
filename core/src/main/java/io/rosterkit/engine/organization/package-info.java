/** Opening and closing organizations, and their practices with the code words that are never mailed. */
@NullMarked
package io.rosterkit.engine.organization;

import org.jspecify.annotations.NullMarked;
