package io.rosterkit.engine.dispatch;

import io.rosterkit.spi.notice.Receipt;

/** The receipt of a gateway, and what the log may say about its failure. */
record GatewayResponse(Receipt receipt, String logDetail) {}
