/** Products that do their user administration with the library, each by a profile alone. */
@NullMarked
package io.rosterkit.examples.products;

import org.jspecify.annotations.NullMarked;
