package io.rosterkit.benchmarks.search;

/** What a user of a page types, and on which page that user is. */
enum SearchCase {
    /** Three letters that hundreds or thousands have. */
    FREQUENT,
    /** The same, on the hundredth page or the last. */
    FREQUENT_HUNDREDTH_PAGE,
    /** What one user has. */
    RARE,
    /** Two parts, each of which many have. */
    TWO_WORDS,
    /** Three letters among the deactivated users of one type, who are one in twenty. */
    FILTERED,
    /** The first case just after thousands were added to the organization, without statistics of them. */
    AFTER_A_BULK_WRITE,
    /** What one user has, at the same time. */
    RARE_AFTER_A_BULK_WRITE;

    boolean afterBulkWrite() {
        return this == AFTER_A_BULK_WRITE || this == RARE_AFTER_A_BULK_WRITE;
    }
}
