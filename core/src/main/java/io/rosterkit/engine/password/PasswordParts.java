package io.rosterkit.engine.password;

/** The rules for passwords, and the hashing. */
public record PasswordParts(Passwords rules, Hashing hashing) {}
