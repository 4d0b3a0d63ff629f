/** The contracts of what time brings about for users: ends that are announced, and users who do not sign in. */
@NullMarked
package io.rosterkit.tck.lifecycle;

import org.jspecify.annotations.NullMarked;
