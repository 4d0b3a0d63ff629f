/** How API keys are stored. */
@NullMarked
package io.rosterkit.spi.apikey;

import org.jspecify.annotations.NullMarked;
