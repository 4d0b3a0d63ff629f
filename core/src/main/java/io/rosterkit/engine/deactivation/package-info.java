/** What a deactivation takes from a user, and the requests to support to verify it. */
@NullMarked
package io.rosterkit.engine.deactivation;

import org.jspecify.annotations.NullMarked;
