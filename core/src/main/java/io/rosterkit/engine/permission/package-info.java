/** Answers what users may do, and changes their types, titles and single permissions. */
@NullMarked
package io.rosterkit.engine.permission;

import org.jspecify.annotations.NullMarked;
