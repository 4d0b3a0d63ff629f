/** API keys as stored. */
@NullMarked
package io.rosterkit.model.apikey.stored;

import org.jspecify.annotations.NullMarked;
