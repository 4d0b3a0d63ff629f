/** The journal: who did what to whom, when, from where and on which ground. Insert-only, and never a secret. */
@NullMarked
package io.rosterkit.model.audit;

import org.jspecify.annotations.NullMarked;
