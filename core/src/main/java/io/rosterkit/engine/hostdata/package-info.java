/** Shows and changes what the host keeps on users, and finds users by it. */
@NullMarked
package io.rosterkit.engine.hostdata;

import org.jspecify.annotations.NullMarked;
