package io.rosterkit.access;

import io.rosterkit.model.outcome.Arguments;
import java.util.regex.Pattern;

/**
 * What some user types of a product have in common and the others do not, such as {@code provider}. Every type of the
 * product either has it or lacks it. So two lists, with and without, together hold all users.
 */
public record Trait(String code, boolean present) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * Throws {@link IllegalArgumentException} unless the code is lower-case letters, digits and hyphens, at most 40.
     */
    public Trait {
        Arguments.required("code", code);
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("trait must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }

    /** To have it. */
    public static Trait of(String code) {
        Arguments.required("code", code);
        return new Trait(code, true);
    }

    /** To lack it. */
    public Trait absent() {
        return new Trait(code, false);
    }

    @Override
    public String toString() {
        return present ? code : "no " + code;
    }
}
