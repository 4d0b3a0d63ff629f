/** Keeps the rows of invited people, who may be in the directory before and after. */
@NullMarked
package io.rosterkit.engine.person;

import org.jspecify.annotations.NullMarked;
