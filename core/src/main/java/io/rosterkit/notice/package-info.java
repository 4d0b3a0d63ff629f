/**
 * Messages on their way out: each is composed when its turn comes, screened, sent, and settled with what became of it.
 */
@NullMarked
package io.rosterkit.notice;

import org.jspecify.annotations.NullMarked;
