package io.rosterkit.recovery;

/** The answer for every address: if there is such an account, a mail is under way. */
public record RecoveryAsked() {}
