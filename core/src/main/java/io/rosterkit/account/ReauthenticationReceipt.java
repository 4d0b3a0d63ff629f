package io.rosterkit.account;

import java.time.Instant;

/** The password was verified again at that time. */
public record ReauthenticationReceipt(Instant at) {}
