/** Cursors: made when a page ends and checked when they come back. */
@NullMarked
package io.rosterkit.engine.listing;

import org.jspecify.annotations.NullMarked;
