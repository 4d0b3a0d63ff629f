/** What a product is made of: its user types, roles and policies, checked as a whole. */
@NullMarked
package io.rosterkit.profile;

import org.jspecify.annotations.NullMarked;
