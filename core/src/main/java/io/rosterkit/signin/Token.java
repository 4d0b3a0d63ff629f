package io.rosterkit.signin;

/** A token that a client keeps and shows again. Its holder is taken for that client. Its {@code toString} hides it. */
public final class Token {

    private final String text;

    Token(String text) {
        this.text = text;
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
