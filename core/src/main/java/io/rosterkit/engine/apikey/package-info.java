/** Makes and revokes API keys, and recognizes the programs that show one. */
@NullMarked
package io.rosterkit.engine.apikey;

import org.jspecify.annotations.NullMarked;
