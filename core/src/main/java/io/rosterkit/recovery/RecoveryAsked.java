package io.rosterkit.recovery;

/** The answer to everybody who asks: if there is such an account, a mail is under way. */
public record RecoveryAsked() {}
