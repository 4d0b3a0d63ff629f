/**
 * What a storage promises, as tests: {@link io.rosterkit.tck.StorageContracts} runs one contract for each port and each
 * guarantee.
 */
@NullMarked
package io.rosterkit.tck;

import org.jspecify.annotations.NullMarked;
