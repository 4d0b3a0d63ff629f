package io.rosterkit.model.user;

import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.regex.Pattern;

/**
 * The code of a professional title, such as {@code md} or {@code nurse-practitioner}. Which traits it decides is
 * policy, and how it is written on a page is the host's. It allows nothing.
 */
public record Title(String code) implements Comparable<Title> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * Throws {@link IllegalArgumentException} unless the code is lower-case letters, digits and hyphens, at most 40.
     */
    public Title {
        Arguments.required("code", code);
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("title must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }

    /**
     * Reads a code as it comes from a form field. What has not the form of a code is refused with
     * {@link AccessReason#TITLE_UNKNOWN}.
     */
    public static Outcome<Title> parse(String text) {
        Arguments.required("text", text);
        return FORM.matcher(text).matches()
                ? Outcome.done(new Title(text))
                : Outcome.refused(Refusal.of(AccessReason.TITLE_UNKNOWN).at("title"));
    }

    @Override
    public int compareTo(Title other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
