package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import java.util.regex.Pattern;

/**
 * An attribute that the host keeps of a user, with its value as a text. The version of the user's own row guards all of
 * them; for an invited person whose row goes with the invitation, that of the invitation does. It does not print the
 * value, which may be personal. {@link IllegalArgumentException} for a name that no profile can declare, and for a
 * longer value.
 */
public record UserAttribute(OrganizationId organization, UserId user, String name, String value) {

    /** The greatest length of a value, in characters. */
    public static final int MAX_LENGTH = 1_000;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public UserAttribute {
        if (!NAME.matcher(name).matches() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "attribute must have the name of one, and a value of at most " + MAX_LENGTH + " characters");
        }
    }

    @Override
    public String toString() {
        return "UserAttribute[" + name + "]";
    }
}
