/** The constraints that policies carry, and the check that names each violated setting by its path. */
@NullMarked
package io.rosterkit.engine.policy;

import org.jspecify.annotations.NullMarked;
