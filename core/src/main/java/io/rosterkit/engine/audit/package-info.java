/** The journal: seals entries as part of every change, reads them, and finds entries that were altered. */
@NullMarked
package io.rosterkit.engine.audit;

import org.jspecify.annotations.NullMarked;
