/** What every room shares: ids, the outcome of a call, and the marker of a state change. Plain immutable data. */
@NullMarked
package io.rosterkit.model;

import org.jspecify.annotations.NullMarked;
