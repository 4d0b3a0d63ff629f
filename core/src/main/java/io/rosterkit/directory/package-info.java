/** All people of an organization: users, people who were invited, and people without a user. */
@NullMarked
package io.rosterkit.directory;

import org.jspecify.annotations.NullMarked;
