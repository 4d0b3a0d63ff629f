/** The profiles of a roster: which one an organization has, and what holds where its name is not known. */
@NullMarked
package io.rosterkit.engine.profile;

import org.jspecify.annotations.NullMarked;
