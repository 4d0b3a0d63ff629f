/** Reads what was typed about a person who is to be invited. */
@NullMarked
package io.rosterkit.engine.candidate;

import org.jspecify.annotations.NullMarked;
