/**
 * Operations of the library measured against the same work written by hand, interleaved, so that ratios can be trusted.
 */
@NullMarked
package io.rosterkit.benchmarks;

import org.jspecify.annotations.NullMarked;
