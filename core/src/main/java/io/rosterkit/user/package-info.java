/** Users as others see them, and users who come from an older system of the host. */
@NullMarked
package io.rosterkit.user;

import org.jspecify.annotations.NullMarked;
