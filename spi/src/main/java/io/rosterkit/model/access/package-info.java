/** Who may do what: actors, their access state in an organization, roles and permissions. */
@NullMarked
package io.rosterkit.model.access;

import org.jspecify.annotations.NullMarked;
