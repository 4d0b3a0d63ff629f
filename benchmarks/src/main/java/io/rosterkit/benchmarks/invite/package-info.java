/** Inviting, next to the same work by hand. */
@org.jspecify.annotations.NullMarked
package io.rosterkit.benchmarks.invite;
