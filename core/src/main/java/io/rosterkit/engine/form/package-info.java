/** Checks the texts of form objects by the parsers of the library. */
@NullMarked
package io.rosterkit.engine.form;

import org.jspecify.annotations.NullMarked;
