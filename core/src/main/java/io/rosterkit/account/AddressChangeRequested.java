package io.rosterkit.account;

import java.time.Instant;

/** A mail with a link is queued for the requested address. The link works until that time. */
public record AddressChangeRequested(Instant linkExpiresAt) {}
