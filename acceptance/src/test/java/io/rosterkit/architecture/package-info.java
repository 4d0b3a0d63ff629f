/** The rules that hold the house in order, each with a planted violation that it must report. */
@NullMarked
package io.rosterkit.architecture;

import org.jspecify.annotations.NullMarked;
