/** The in-memory adapter: for tests, for trying things out, and as the shortest complete example of an adapter. */
@NullMarked
package io.rosterkit.inmemory;

import org.jspecify.annotations.NullMarked;
