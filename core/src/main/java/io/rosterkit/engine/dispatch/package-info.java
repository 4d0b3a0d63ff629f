/**
 * Sends the messages of the outbox, and keeps the state of the gateways. Not exported: hosts call {@code Operations}.
 */
@NullMarked
package io.rosterkit.engine.dispatch;

import org.jspecify.annotations.NullMarked;
