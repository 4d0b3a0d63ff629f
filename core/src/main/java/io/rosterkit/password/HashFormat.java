package io.rosterkit.password;

import java.util.Optional;
import java.util.function.Predicate;

/** Reads the stored hashes of one format. */
@FunctionalInterface
interface HashFormat {

    /** Parses a stored text. Empty when it is damaged or its costs exceed the limits. Computes no hash. */
    Optional<ParsedHash> read(String text);

    /**
     * A stored hash with costs within the limits.
     *
     * @param matches whether a password has this hash; computes one hash
     * @param isCurrent whether the hash is as strong as a new one
     */
    record ParsedHash(Predicate<String> matches, boolean isCurrent) {

        /** With a shorter hash, a wrong password could match by chance. */
        private static final int MIN_BYTES = 16;

        private static final int MAX_BYTES = 64;

        static ParsedHash outdated(Predicate<String> matches) {
            return new ParsedHash(matches, false);
        }

        static boolean hasSafeLength(byte[] hash) {
            return hash.length >= MIN_BYTES && hash.length <= MAX_BYTES;
        }
    }
}
