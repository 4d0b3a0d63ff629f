/** What a storage promises about lists whose pages are turned while their rows change, and about counts. */
@NullMarked
package io.rosterkit.tck.listing;

import org.jspecify.annotations.NullMarked;
