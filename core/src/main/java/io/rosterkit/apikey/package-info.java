/** API keys: administrators make them, and programs act with them in the organization. */
@NullMarked
package io.rosterkit.apikey;

import org.jspecify.annotations.NullMarked;
