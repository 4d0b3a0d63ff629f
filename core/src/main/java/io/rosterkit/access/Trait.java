package io.rosterkit.access;

import io.rosterkit.model.outcome.Arguments;
import java.util.regex.Pattern;

/**
 * A property that some users of a product have and the others lack, by their type or by their title, such as
 * {@code provider}. So two lists, with and without the trait, together hold all users.
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

    /** The trait. */
    public static Trait of(String code) {
        Arguments.required("code", code);
        return new Trait(code, true);
    }

    /** The lack of the trait. */
    public Trait absent() {
        return new Trait(code, false);
    }

    @Override
    public String toString() {
        return present ? code : "no " + code;
    }
}
