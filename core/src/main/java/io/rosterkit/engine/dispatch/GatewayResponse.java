package io.rosterkit.engine.dispatch;

import io.rosterkit.spi.notice.Receipt;

/** What a gateway answered, and what the log may say of how it failed. */
record Answer(Receipt receipt, String detail) {}
