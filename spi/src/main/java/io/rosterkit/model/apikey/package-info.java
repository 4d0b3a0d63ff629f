/** API keys, with which programs act in an organization. */
@NullMarked
package io.rosterkit.model.apikey;

import org.jspecify.annotations.NullMarked;
