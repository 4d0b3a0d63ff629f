/** Makes the engines, once for each roster, and hands each what it uses. */
@NullMarked
package io.rosterkit.engine.wiring;

import org.jspecify.annotations.NullMarked;
