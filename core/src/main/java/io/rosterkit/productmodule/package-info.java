/** Which modules of the product are switched on at practices, and which users have them. */
@NullMarked
package io.rosterkit.productmodule;

import org.jspecify.annotations.NullMarked;
