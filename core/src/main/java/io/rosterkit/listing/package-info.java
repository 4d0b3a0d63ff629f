/** Cursors: made when a page ends and checked when they come back. */
@NullMarked
package io.rosterkit.listing;

import org.jspecify.annotations.NullMarked;
