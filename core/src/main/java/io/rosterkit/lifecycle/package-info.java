/** Deactivating and reactivating users, and what is told before. */
@NullMarked
package io.rosterkit.lifecycle;

import org.jspecify.annotations.NullMarked;
