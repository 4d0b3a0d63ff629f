package io.rosterkit.model.access;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.regex.Pattern;

/**
 * The code of a user type, such as {@code staff} or {@code guest}; what it means is policy, and how it is called on a
 * page is the host's.
 */
public record UserType(String code) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * Throws {@link IllegalArgumentException} unless the code is lower-case letters, digits and hyphens, at most 40.
     */
    public UserType {
        Arguments.required("code", code);
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("userType must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }

    /**
     * Reads a code as it comes from a form field. What has not the form of a code is refused with
     * {@link AccessReason#TYPE_UNKNOWN}.
     */
    public static Outcome<UserType> parse(String text) {
        Arguments.required("text", text);
        return FORM.matcher(text).matches()
                ? Outcome.done(new UserType(text))
                : Outcome.refused(Refusal.of(AccessReason.TYPE_UNKNOWN).at("type"));
    }

    @Override
    public String toString() {
        return code;
    }
}
