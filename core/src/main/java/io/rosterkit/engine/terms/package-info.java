/** Keeps who accepted which terms of service. */
@NullMarked
package io.rosterkit.engine.terms;

import org.jspecify.annotations.NullMarked;
