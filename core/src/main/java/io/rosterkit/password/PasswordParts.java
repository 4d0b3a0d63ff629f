package io.rosterkit.password;

/** Which passwords are accepted, and how they are hashed. */
@SuppressWarnings("exports") // made by the entrance only
public record PasswordParts(Passwords rules, Hashing hashing) {}
