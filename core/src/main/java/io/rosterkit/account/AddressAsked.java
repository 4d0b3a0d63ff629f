package io.rosterkit.account;

import java.time.Instant;

/** A link is under way to the new address, and is good until then. */
public record AddressAsked(Instant until) {}
