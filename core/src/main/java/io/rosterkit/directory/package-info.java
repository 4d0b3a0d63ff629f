/** All people of an organization: users, and people who were invited. */
@NullMarked
package io.rosterkit.directory;

import org.jspecify.annotations.NullMarked;
