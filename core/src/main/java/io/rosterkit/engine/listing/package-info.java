/** Reads lists page by page: makes a cursor at the end of a page and checks it when it comes back. */
@NullMarked
package io.rosterkit.engine.listing;

import org.jspecify.annotations.NullMarked;
