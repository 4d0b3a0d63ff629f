package io.rosterkit.model.contact;

import io.rosterkit.model.outcome.Arguments;
import java.util.regex.Pattern;

/**
 * A phone number in the form of ITU-T E.164: a plus sign and 7 to 15 digits. Made by the core's parser. Its
 * {@code toString} does not tell it.
 */
public record PhoneNumber(String e164) implements Destination {

    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** Throws {@link IllegalArgumentException} unless the number is of that form. */
    public PhoneNumber {
        Arguments.required("e164", e164);
        if (!FORM.matcher(e164).matches()) {
            throw new IllegalArgumentException("phoneNumber must be a plus sign and 7 to 15 digits");
        }
    }

    @Override
    public String original() {
        return e164;
    }

    @Override
    public String key() {
        return e164;
    }

    /** The number as a stranger may see it: nothing but its last two digits. */
    @Override
    public String masked() {
        return "\u2022\u2022\u2022 " + e164.substring(e164.length() - 2);
    }

    @Override
    public String toString() {
        return "PhoneNumber[...]";
    }
}
