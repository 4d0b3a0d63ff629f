package io.rosterkit.invitation;

/** Follows the work on a list. */
@FunctionalInterface
public interface ListWatcher {

    /** Called after each line; answers whether to go on with the next. */
    boolean goOn(Progress progress);

    /** How many lines are done, how many of those failed, and how many there are. */
    record Progress(int done, int failed, int total) {}
}
