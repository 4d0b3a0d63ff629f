/** Reads the password hashes of other systems, and converts them to the format that is verified. */
@NullMarked
package io.rosterkit.engine.migration;

import org.jspecify.annotations.NullMarked;
