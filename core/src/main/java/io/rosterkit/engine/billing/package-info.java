/** The engine of billing. */
@NullMarked
package io.rosterkit.engine.billing;

import org.jspecify.annotations.NullMarked;
