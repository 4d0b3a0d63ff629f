/** Rows that say which modules of a product are switched on at practices and given to users. */
@NullMarked
package io.rosterkit.model.productmodule.stored;

import org.jspecify.annotations.NullMarked;
