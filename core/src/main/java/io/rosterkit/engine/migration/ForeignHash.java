package io.rosterkit.engine.migration;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A hash of another system in the form that is verified: Argon2, bcrypt, scrypt or PBKDF2 as the modular crypt format
 * writes them, and what that system made of a password before it hashed it.
 */
public record ForeignHash(String text, UnaryOperator<String> prepared) {

    private static final List<Function<String, Optional<ForeignHash>>> SYSTEMS = List.of(
            PrefixedHashes::read,
            DjangoHashes::read,
            WerkzeugHashes::read,
            PreparedHashes::read,
            KeycloakHashes::read,
            AspNetHashes::read);

    /** A hash of the password itself. */
    static ForeignHash of(String text) {
        return new ForeignHash(text, UnaryOperator.identity());
    }

    /**
     * The hash that a text stands for, or the text as it is when no other system writes like that. Does not tell
     * whether it can be verified. Blanks and line ends around it do not matter.
     */
    public static ForeignHash read(String stored) {
        String text = strip(stored);
        return SYSTEMS.stream()
                .map(system -> system.apply(text))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> of(text));
    }

    /** The text without blanks, line ends and invisible marks around it. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && invisible(text.charAt(from))) {
            from++;
        }
        while (from < to && invisible(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean invisible(char sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.isISOControl(sign)
                || Character.getType(sign) == Character.FORMAT;
    }
}
