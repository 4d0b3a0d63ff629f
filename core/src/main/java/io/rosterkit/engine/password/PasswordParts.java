package io.rosterkit.engine.password;

/** Which passwords are accepted, and how they are hashed. */
public record PasswordParts(Passwords rules, Hashing hashing) {}
