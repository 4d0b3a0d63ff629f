/** Messages of the outbox as a storage keeps them. A host does not see these records. */
@NullMarked
package io.rosterkit.model.notice.stored;

import org.jspecify.annotations.NullMarked;
