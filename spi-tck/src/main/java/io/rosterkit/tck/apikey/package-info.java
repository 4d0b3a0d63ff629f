/** What a store must do for programs that act with an API key. */
@NullMarked
package io.rosterkit.tck.apikey;

import org.jspecify.annotations.NullMarked;
