/** Counters of attempts as a storage keeps them, and their changes. A host does not see these records. */
@NullMarked
package io.rosterkit.model.lockout.stored;

import org.jspecify.annotations.NullMarked;
