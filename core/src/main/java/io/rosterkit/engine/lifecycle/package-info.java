/** Deactivates and reactivates many users, and counts what a user still owns. */
@NullMarked
package io.rosterkit.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
