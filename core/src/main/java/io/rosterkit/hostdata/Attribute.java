package io.rosterkit.hostdata;

import io.rosterkit.model.outcome.Arguments;
import java.util.regex.Pattern;

/**
 * An attribute that a product keeps of its users: its name, the kind of its values, and whether they are personal data.
 * {@link IllegalArgumentException} unless the name is a lower-case letter and then lower-case letters, digits and
 * hyphens, at most 40 characters together.
 */
public record Attribute(String name, Kind kind, boolean personal) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Attribute {
        Arguments.required("kind", kind);
        checkName(name);
    }

    /** What an attribute holds. */
    public enum Kind {
        /** A text of 1 to 1,000 characters. */
        TEXT,
        /** A number of at most 38 digits before the point and behind it. */
        NUMBER,
        /** A date without a time. */
        DATE,
        /** Yes or no. */
        FLAG
    }

    /** One that is no personal data, such as the number of a cost center. */
    public static Attribute of(String name, Kind kind) {
        return new Attribute(name, kind, false);
    }

    /** One that is personal data, such as a date of birth. */
    public static Attribute personal(String name, Kind kind) {
        return new Attribute(name, kind, true);
    }

    static void checkName(String name) {
        Arguments.required("name", name);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must be 1 to 40 lower-case letters, digits or hyphens, and begin with a letter");
        }
    }
}
