package io.rosterkit.organization;

/**
 * What a product lets organizations do with code words. {@code ownCodeWord}: they may choose one; otherwise it is made
 * for them.
 */
public record PracticePolicy(boolean ownCodeWord) {}
