package io.rosterkit.account;

import java.time.Instant;

/** The own password was given once more, at that time. */
public record Reauthenticated(Instant at) {}
