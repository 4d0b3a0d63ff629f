/** What the guides show, in code that is compiled and run. */
@NullMarked
package io.rosterkit.examples.guide;

import org.jspecify.annotations.NullMarked;
