package io.rosterkit.model.contact;

import io.rosterkit.model.outcome.Arguments;

/**
 * The name of a person, practice or organization as shown to people: 1 to 100 code points, no control, line or
 * direction characters. Made by the core's parser.
 */
public record DisplayName(String text) {

    /** In code points. */
    public static final int MAX_LENGTH = 100;

    public DisplayName {
        Arguments.required("text", text);
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("displayName must have 1 to 100 characters");
        }
    }

    @Override
    public String toString() {
        return "DisplayName[...]";
    }
}
