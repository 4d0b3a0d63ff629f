package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.storage.StorageException;

/** What became of one attempt to commit some writes. */
public sealed interface Attempt {

    /** All of them are durable. */
    record Committed() implements Attempt {}

    /** That write did not change exactly one row; nothing was written. */
    record Missed(int index) implements Attempt {}

    /** Some write did not change exactly one row; nothing was written, and one by one it can be told which. */
    record Clashed() implements Attempt {}

    /** It did not work; {@code state} tells whether and how to go on. */
    record Failed(State state, StorageException fault) implements Attempt {}

    /** What a failure left behind. */
    enum State {
        /** Nothing was written, and the next attempt may well succeed. */
        PASSING,
        /** Nothing was written. */
        LASTING,
        /** The connection was lost while committing. */
        UNKNOWN
    }
}
