package io.rosterkit.password;

import java.util.Optional;
import java.util.function.Predicate;

/** One kind of stored hash. */
@FunctionalInterface
interface HashKind {

    /** What the text holds; empty when it is damaged, or costs more than this kind may. Cheap itself. */
    Optional<Stored> read(String text);

    /** A stored hash that was understood and whose costs are bearable; current when it need not be made anew. */
    record Stored(Predicate<String> matches, boolean current) {

        /** Shorter would let a guess pass by chance, and an empty one every guess. */
        private static final int BYTES_AT_LEAST = 16;

        private static final int BYTES_AT_MOST = 64;

        static Stored old(Predicate<String> matches) {
            return new Stored(matches, false);
        }

        static boolean sound(byte[] hash) {
            return hash.length >= BYTES_AT_LEAST && hash.length <= BYTES_AT_MOST;
        }
    }
}
