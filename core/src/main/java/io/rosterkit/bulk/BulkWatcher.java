package io.rosterkit.bulk;

/** Follows work on many items, and may end it between two of them. */
@FunctionalInterface
public interface BulkWatcher {

    /**
     * Called after each item, in the thread of the caller. Answers whether to go on with the next item; what was not
     * reached stays untouched. An exception ends the work too: what is done stays done.
     */
    boolean goOn(Progress progress);

    /** How many items are done, how many of those were refused, and how many there are. */
    record Progress(int done, int failed, int total) {}
}
