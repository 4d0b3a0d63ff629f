/** Users as others see them, and users who come from an older system of the host. */
@NullMarked
package io.rosterkit.engine.user;

import org.jspecify.annotations.NullMarked;
