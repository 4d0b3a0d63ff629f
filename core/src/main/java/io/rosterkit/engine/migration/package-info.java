/** Reads hashes of passwords as other systems write them, and says the same in the one form that is verified. */
@NullMarked
package io.rosterkit.engine.migration;

import org.jspecify.annotations.NullMarked;
