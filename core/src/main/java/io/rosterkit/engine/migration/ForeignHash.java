package io.rosterkit.engine.migration;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A hash of another system, converted to the modular crypt format of Argon2, bcrypt, scrypt or PBKDF2.
 *
 * @param preparation what the other system did with a password before it hashed it
 */
public record ForeignHash(String text, UnaryOperator<String> preparation) {

    private static final List<Function<String, Optional<ForeignHash>>> READERS = List.of(
            PrefixedHashes::read,
            DjangoHashes::read,
            WerkzeugHashes::read,
            PrehashedBcryptHashes::read,
            KeycloakHashes::read,
            AspNetHashes::read);

    /** A hash of the password itself, without preparation. */
    static ForeignHash of(String text) {
        return new ForeignHash(text, UnaryOperator.identity());
    }

    /**
     * Converts a stored text. A text in no known format of another system stays unchanged, and may not be verifiable.
     * White space around the text is ignored.
     */
    public static ForeignHash read(String stored) {
        String text = strip(stored);
        return READERS.stream()
                .map(reader -> reader.apply(text))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> of(text));
    }

    /** The text without white space and invisible characters around it. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isInvisible(text.charAt(from))) {
            from++;
        }
        while (from < to && isInvisible(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isInvisible(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
