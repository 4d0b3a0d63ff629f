/** Does work on many items: the one way for lists and for acts on several users. */
@NullMarked
package io.rosterkit.engine.bulk;

import org.jspecify.annotations.NullMarked;
