/** Stored rows that no version of the library wrote: every port reports those it meets, and health names them. */
@NullMarked
package io.rosterkit.engine.damage;

import org.jspecify.annotations.NullMarked;
