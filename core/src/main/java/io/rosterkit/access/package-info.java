/** The access policy of a product: user types, roles and what they allow. */
@NullMarked
package io.rosterkit.access;

import org.jspecify.annotations.NullMarked;
