package io.rosterkit.model.access;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.regex.Pattern;

/**
 * The code of a role, such as {@code office-administrator}. What it allows is policy, and how it is called on a page is
 * the host's. Unknown codes allow nothing.
 */
public record Role(String code) implements Comparable<Role> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * Throws {@link IllegalArgumentException} unless the code is lower-case letters, digits and hyphens, at most 40.
     */
    public Role {
        Arguments.required("code", code);
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("role must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }

    /**
     * Reads a code as it comes from a form field. What has not the form of a code is refused with
     * {@link AccessReason#ROLE_UNKNOWN}.
     */
    public static Outcome<Role> parse(String text) {
        Arguments.required("text", text);
        return FORM.matcher(text).matches()
                ? Outcome.done(new Role(text))
                : Outcome.refused(Refusal.of(AccessReason.ROLE_UNKNOWN).at("roles"));
    }

    @Override
    public int compareTo(Role other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
