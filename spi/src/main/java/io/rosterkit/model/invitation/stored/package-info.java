/** Invitations as a storage keeps them, and their changes. A host does not see these records. */
@NullMarked
package io.rosterkit.model.invitation.stored;

import org.jspecify.annotations.NullMarked;
