/** Pages of a list: asked for by an order, a limit and a cursor, answered with the limit that was really applied. */
@NullMarked
package io.rosterkit.model.listing;

import org.jspecify.annotations.NullMarked;
