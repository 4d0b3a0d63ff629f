package io.rosterkit.model.seat;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.regex.Pattern;

/**
 * Names a pool of seats, such as {@code access-codes} or {@code provider-licences}. The profile declares those that
 * there are.
 */
public record SeatPoolName(String code) implements Comparable<SeatPoolName> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * Throws {@link IllegalArgumentException} unless the code is lower-case letters, digits and hyphens, at most 40.
     */
    public SeatPoolName {
        Arguments.required("code", code);
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("pool must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }

    /**
     * Reads a code as it comes from a form field. What has not the form of a code is refused with
     * {@link SeatReason#POOL_UNKNOWN}.
     */
    public static Outcome<SeatPoolName> parse(String text) {
        Arguments.required("text", text);
        return FORM.matcher(text).matches()
                ? Outcome.done(new SeatPoolName(text))
                : Outcome.refused(Refusal.of(SeatReason.POOL_UNKNOWN).at("pool"));
    }

    @Override
    public int compareTo(SeatPoolName other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
