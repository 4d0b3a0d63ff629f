/** The storage port of sign-in. */
@NullMarked
package io.rosterkit.spi.signin;

import org.jspecify.annotations.NullMarked;
