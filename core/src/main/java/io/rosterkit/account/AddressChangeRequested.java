package io.rosterkit.account;

import java.time.Instant;

/** A link to the requested address is queued. It works until that time. */
public record AddressChangeRequested(Instant linkExpiresAt) {}
