/** The storage ports of invitations. */
@NullMarked
package io.rosterkit.spi.invitation;

import org.jspecify.annotations.NullMarked;
