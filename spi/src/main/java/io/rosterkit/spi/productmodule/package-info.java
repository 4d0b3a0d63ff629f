/** The tables of modules of practices and of users. */
@NullMarked
package io.rosterkit.spi.productmodule;

import org.jspecify.annotations.NullMarked;
