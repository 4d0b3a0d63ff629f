/** Switches modules on and off at practices, and gives them to users and takes them. */
@NullMarked
package io.rosterkit.engine.productmodule;

import org.jspecify.annotations.NullMarked;
