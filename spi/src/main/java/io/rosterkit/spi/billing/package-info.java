/** What a storage keeps of billing. */
@NullMarked
package io.rosterkit.spi.billing;

import org.jspecify.annotations.NullMarked;
