/** Searching for users. */
@NullMarked
package io.rosterkit.benchmarks.search;

import org.jspecify.annotations.NullMarked;
