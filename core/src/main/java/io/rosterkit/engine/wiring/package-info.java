/** Makes the engines, once for each roster, and gives each its dependencies. */
@NullMarked
package io.rosterkit.engine.wiring;

import org.jspecify.annotations.NullMarked;
