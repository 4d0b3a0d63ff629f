/** Entries of the journal as a storage keeps them. A host does not see these records. */
@NullMarked
package io.rosterkit.model.audit.stored;

import org.jspecify.annotations.NullMarked;
