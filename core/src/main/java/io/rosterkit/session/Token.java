package io.rosterkit.session;

/**
 * A token that a client keeps and sends with later calls. Every client that sends it counts as the same client.
 * {@code toString} hides it.
 */
public final class Token {

    private final String text;

    private Token(String text) {
        this.text = text;
    }

    /** A token of that text, as a client showed it or a test makes it. */
    public static Token of(String text) {
        return new Token(text);
    }

    /** The token itself, for a cookie or a header; do not log or store it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "Token[...]";
    }
}
