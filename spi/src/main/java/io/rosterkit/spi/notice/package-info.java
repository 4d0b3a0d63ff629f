/** The outbox, and the gateways through which messages leave. */
@NullMarked
package io.rosterkit.spi.notice;

import org.jspecify.annotations.NullMarked;
