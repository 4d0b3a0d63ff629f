/** Sends what waits in the outbox, and watches the gateways while it does. Not exported: hosts call operations. */
@NullMarked
package io.rosterkit.engine.dispatch;

import org.jspecify.annotations.NullMarked;
