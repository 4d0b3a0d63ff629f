/** What users can do with their own account: password, address, sessions, and invitations of other organizations. */
@NullMarked
package io.rosterkit.account;

import org.jspecify.annotations.NullMarked;
