/** The modules of a product that an administrator gives to users, and refusals about them. */
@NullMarked
package io.rosterkit.model.productmodule;

import org.jspecify.annotations.NullMarked;
