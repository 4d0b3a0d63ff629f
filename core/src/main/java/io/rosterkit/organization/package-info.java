/** Opening and closing organizations, and their practices with the code words that are never mailed. */
@NullMarked
package io.rosterkit.organization;

import org.jspecify.annotations.NullMarked;
