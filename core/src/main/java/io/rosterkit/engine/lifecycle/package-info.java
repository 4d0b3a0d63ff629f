/** Deactivates and reactivates many users, and tells before what a user still owns. */
@NullMarked
package io.rosterkit.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
