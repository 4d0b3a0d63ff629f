/** The roles that an organization composes, beside those of its profile. */
@NullMarked
package io.rosterkit.customrole;

import org.jspecify.annotations.NullMarked;
