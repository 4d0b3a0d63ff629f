package io.rosterkit.account;

import java.time.Instant;

/** A link was sent to the new address; it works until that time. */
public record AddressChangeRequested(Instant until) {}
