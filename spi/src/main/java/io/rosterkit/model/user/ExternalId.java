package io.rosterkit.model.user;

import java.text.Normalizer;

/**
 * The id that the host keeps for a person in its own system: 1 to 200 characters in NFC, without blanks at the ends and
 * without invisible characters. Two are the same only when they are equal character by character.
 * {@link IllegalArgumentException} for every other text.
 */
public record ExternalId(String text) {

    /** The greatest length, in characters. */
    public static final int MAX_LENGTH = 200;

    public ExternalId {
        if (!isValid(text)) {
            throw new IllegalArgumentException("externalId must be of 1 to " + MAX_LENGTH
                    + " visible characters in NFC, without blanks at the ends");
        }
    }

    /** Whether the text is one. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && Normalizer.isNormalized(text, Normalizer.Form.NFC)
                && !isBlank(text.codePointAt(0))
                && !isBlank(text.codePointBefore(text.length()))
                && text.codePoints().noneMatch(ExternalId::isInvisible);
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** Hides the id, which may be personal. */
    @Override
    public String toString() {
        return "ExternalId[...]";
    }
}
