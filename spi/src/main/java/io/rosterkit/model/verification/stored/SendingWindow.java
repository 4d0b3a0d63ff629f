package io.rosterkit.model.verification.stored;

import java.time.Instant;

/** How many codes were sent since the window began, over all challenges of one purpose and subject. */
public record SendingWindow(int sentInWindow, Instant since) {}
