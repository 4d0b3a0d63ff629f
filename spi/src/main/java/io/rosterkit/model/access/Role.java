package io.rosterkit.model.access;

import java.util.regex.Pattern;

/** The code of a role, such as {@code office-administrator}; what it allows is policy. Unknown codes allow nothing. */
public record Role(String code) implements Comparable<Role> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * Throws {@link IllegalArgumentException} unless the code is lower-case letters, digits and hyphens, at most 40.
     */
    public Role {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("role must be 1 to 40 lower-case letters, digits or hyphens");
        }
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
