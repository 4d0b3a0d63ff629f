package io.rosterkit.recovery;

/** The answer for every address: if it has an account, a mail was queued. */
public record RecoveryRequested() {}
