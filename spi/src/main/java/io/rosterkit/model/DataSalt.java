package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;

/**
 * The 16 random bytes of a user or an organization under which personal data in the journal is encrypted, together with
 * the key ring. Made once and never changed. When a row loses its salt, that data can never be read again, and the
 * entries stay as they are. Its {@code toString} does not tell the bytes.
 */
public record DataSalt(Bytes bytes) {

    /** The number of bytes. */
    public static final int LENGTH = 16;

    public DataSalt {
        Arguments.required("bytes", bytes);
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException("bytes must be " + LENGTH);
        }
    }
}
