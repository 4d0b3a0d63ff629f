package io.rosterkit.model.access;

import java.util.regex.Pattern;

/** The code of a user type, such as {@code staff} or {@code guest}; what it means is policy. */
public record UserType(String code) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * Throws {@link IllegalArgumentException} unless the code is lower-case letters, digits and hyphens, at most 40.
     */
    public UserType {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("userType must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
