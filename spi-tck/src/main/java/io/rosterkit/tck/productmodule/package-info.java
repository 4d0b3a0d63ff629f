/** The contract of modules of practices and of users. */
@NullMarked
package io.rosterkit.tck.productmodule;

import org.jspecify.annotations.NullMarked;
