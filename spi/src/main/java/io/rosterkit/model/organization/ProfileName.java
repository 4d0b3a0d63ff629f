package io.rosterkit.model.organization;

import io.rosterkit.model.outcome.Arguments;
import java.util.regex.Pattern;

/** The name of the profile that an organization has, such as {@code standard}; what it means is configuration. */
public record ProfileName(String code) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** The profile of an organization that is opened without another, and of callers to an unknown one. */
    public static final ProfileName STANDARD = new ProfileName("standard");

    /** Throws {@link IllegalArgumentException} unless it is lower-case letters, digits and hyphens, at most 40. */
    public ProfileName {
        Arguments.required("code", code);
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("profile must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
