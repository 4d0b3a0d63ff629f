package io.rosterkit.model;

import java.util.regex.Pattern;

/** Names one request of the host, so that sending it again has no further effect. 1 to 100 visible ASCII characters. */
public record RequestId(String text) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,100}");

    /** Throws {@link IllegalArgumentException} when the text is not of that form. */
    public RequestId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("requestId must be 1 to 100 visible ASCII characters");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
