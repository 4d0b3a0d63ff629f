/** What a storage promises about lists whose pages are turned while their rows change. */
@NullMarked
package io.rosterkit.tck.listing;

import org.jspecify.annotations.NullMarked;
