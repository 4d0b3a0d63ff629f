package io.rosterkit.model.signin;

import io.rosterkit.model.outcome.Arguments;

/**
 * A password as stored: a text that tells the kind of hash, such as one that begins with {@code $argon2id$}. Its
 * {@code toString} does not tell it.
 */
public record PasswordHash(String text) {

    /** The most characters a storage keeps. */
    public static final int MAX_LENGTH = 500;

    public PasswordHash {
        Arguments.required("text", text);
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("passwordHash must have 1 to 500 characters");
        }
    }

    @Override
    public String toString() {
        return "PasswordHash[...]";
    }
}
