package io.rosterkit.spi.secret;

import io.rosterkit.model.signin.PasswordHash;

/**
 * Hashes passwords, slowly and on purpose. Thread-safe. The library calls it at most as often at once as there are
 * processors, and normalises passwords before it calls.
 */
public interface PasswordHasher {

    /** A new hash with a new salt. */
    PasswordHash hash(String password);

    /**
     * Whether the password is the one that was hashed. A hash of an older kind, or with older costs, is verified as
     * long as the kind is known; every other is {@link Verdict#WRONG} at the cost of one hash.
     */
    Verdict verify(String password, PasswordHash stored);

    /** What came of a verification. */
    enum Verdict {
        /** Another password. */
        WRONG,
        /** The password. */
        RIGHT,
        /** The password, but the hash should be made anew. */
        RIGHT_BUT_OLD
    }
}
