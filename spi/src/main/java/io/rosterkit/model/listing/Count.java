package io.rosterkit.model.listing;

/**
 * How many items a list has. It is counted up to a limit, since counting all costs as much as reading all; {@code more}
 * says that there are more than {@code number}.
 */
public record Count(int number, boolean more) {

    /** The greatest number that is counted. */
    public static final int LIMIT = 10_000;

    /** The count of so many items, of which at most one above the limit was counted. */
    public static Count of(int counted) {
        return new Count(Math.min(counted, LIMIT), counted > LIMIT);
    }
}
