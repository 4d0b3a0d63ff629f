/**
 * The journal: writing sealed entries as part of every change, reading them, and checking that nobody altered them
 * since.
 */
@NullMarked
package io.rosterkit.audit;

import org.jspecify.annotations.NullMarked;
