/** Users: accounts that can act, each owned by exactly one organization. */
@NullMarked
package io.rosterkit.model.user;

import org.jspecify.annotations.NullMarked;
