/** What a storage promises about users: their changes, the lists of them, and how those who ask stand. */
@NullMarked
package io.rosterkit.tck.user;

import org.jspecify.annotations.NullMarked;
