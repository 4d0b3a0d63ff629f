/** The entrance: {@link io.rosterkit.Roster} with its three doors. */
@NullMarked
package io.rosterkit;

import org.jspecify.annotations.NullMarked;
