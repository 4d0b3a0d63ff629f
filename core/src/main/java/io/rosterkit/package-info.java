/** The entrance: {@link io.rosterkit.Roster} with its three doors, and the profile of a product. */
@NullMarked
package io.rosterkit;

import org.jspecify.annotations.NullMarked;
