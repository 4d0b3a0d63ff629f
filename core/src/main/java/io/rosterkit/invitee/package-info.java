/** The people who are invited and no users yet: what is known of them is edited here. */
@NullMarked
package io.rosterkit.invitee;

import org.jspecify.annotations.NullMarked;
