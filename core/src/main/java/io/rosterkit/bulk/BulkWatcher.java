package io.rosterkit.bulk;

/** Follows work on many items, and may end it between two of them. */
@FunctionalInterface
public interface BulkWatcher {

    /**
     * Called after each item, in the thread of the caller. Returns whether to go on with the next item; items that were
     * not reached stay unchanged. An exception ends the work too, and items that were done stay done.
     */
    boolean goOn(Progress progress);

    /** How many items are done, how many of those were refused, and how many there are. */
    record Progress(int done, int failed, int total) {}
}
