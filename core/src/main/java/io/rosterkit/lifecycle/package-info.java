/** Deactivating and reactivating many users, and counting what a user still owns. */
@NullMarked
package io.rosterkit.lifecycle;

import org.jspecify.annotations.NullMarked;
