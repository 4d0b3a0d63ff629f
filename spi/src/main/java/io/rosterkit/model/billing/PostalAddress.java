package io.rosterkit.model.billing;

import io.rosterkit.model.outcome.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A postal address. Immutable.
 *
 * @param lines street and the like, one to three
 * @param postalCode empty where a country has none
 * @param region state or province, where it is part of an address
 * @param country the two letters of ISO 3166-1, in capitals
 */
public record PostalAddress(
        List<String> lines, Optional<String> postalCode, String city, Optional<String> region, String country) {

    /** How many lines there are at most. */
    public static final int MAX_LINES = 3;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /** Throws {@link IllegalArgumentException} for another number of lines, or a country of another form. */
    public PostalAddress {
        Arguments.required(
                "lines", lines, "postalCode", postalCode, "city", city, "region", region, "country", country);
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("an address must have 1 to " + MAX_LINES + " lines");
        }
        if (!COUNTRY.matcher(country).matches()) {
            throw new IllegalArgumentException("country must be two capital letters");
        }
    }

    /** Without the address, which must not reach a log. */
    @Override
    public String toString() {
        return "PostalAddress[" + country + "]";
    }
}
