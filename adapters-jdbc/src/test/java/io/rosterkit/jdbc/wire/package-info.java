/**
 * A data source for tests that counts what goes over the wire and fails where it is told to. It knows nothing of
 * Rosterkit.
 */
package io.rosterkit.jdbc.wire;
