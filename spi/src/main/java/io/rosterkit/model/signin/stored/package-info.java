/**
 * Passwords, sessions and known devices as a storage keeps them, and their changes. A host does not see these records.
 */
@NullMarked
package io.rosterkit.model.signin.stored;

import org.jspecify.annotations.NullMarked;
