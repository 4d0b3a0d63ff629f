package io.rosterkit.spi.secret;

import io.rosterkit.model.signin.PasswordHash;

/**
 * Hashes passwords, slowly and on purpose. Thread-safe. The library calls it at most as often at once as there are
 * processors. Passwords come in NFC, but that a hash of another system is also tried with the password as it was typed.
 */
public interface PasswordHasher {

    /** A new hash with a new salt. */
    PasswordHash hash(String password);

    /**
     * Whether the password is the one that was hashed. A hash of an older kind, or with older costs, is verified as
     * long as the kind is known; every other is {@link Verdict#WRONG} at the cost of one hash.
     */
    Verdict verify(String password, PasswordHash stored);

    /**
     * What a stored text is to this hasher, told from the text alone, at the cost of no hash. The import of users asks
     * it, and refuses {@link Kind#UNKNOWN}. Default: every text is {@link Kind#OWN}, for a hasher that reads one kind.
     */
    default Kind kind(PasswordHash stored) {
        return Kind.OWN;
    }

    /** What a stored text is to a hasher. */
    enum Kind {
        /** As {@link PasswordHasher#hash} writes it, perhaps with older costs. */
        OWN,
        /** Of another system, and it can be verified. */
        FOREIGN,
        /** Damaged, too costly, or of a kind that cannot be verified: no password is ever right. */
        UNKNOWN
    }

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
