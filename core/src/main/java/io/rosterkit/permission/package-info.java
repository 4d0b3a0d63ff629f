/** What callers and other users may do, and the types, titles and single permissions that decide it. */
@NullMarked
package io.rosterkit.permission;

import org.jspecify.annotations.NullMarked;
