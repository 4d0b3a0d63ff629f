/**
 * Demands for a code and mailed links as a storage keeps them, and their changes. A host does not see these records.
 */
@NullMarked
package io.rosterkit.model.verification.stored;

import org.jspecify.annotations.NullMarked;
