/** The storage port of users. */
@NullMarked
package io.rosterkit.spi.user;

import org.jspecify.annotations.NullMarked;
