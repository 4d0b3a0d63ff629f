/**
 * Decides what callers may do. Every call passes the gate, which asks the profile of the organization what roles and
 * types allow.
 */
@NullMarked
package io.rosterkit.engine.access;

import org.jspecify.annotations.NullMarked;
