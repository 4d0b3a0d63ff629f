/** Users as callers with permissions see and change them, and the import of users from an older system. */
@NullMarked
package io.rosterkit.user;

import org.jspecify.annotations.NullMarked;
