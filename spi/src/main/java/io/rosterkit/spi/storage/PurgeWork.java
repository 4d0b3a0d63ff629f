package io.rosterkit.spi.storage;

import java.time.Instant;

/**
 * Forgets, across organizations, what is long over and answers nothing any more; what has been over longest goes first.
 * Each method forgets at most {@code limit} rows, in a transaction of its own, and answers how many.
 */
public interface PurgeWork extends Port {

    /** Requests made before that time. */
    int requests(Instant before, int limit);

    /** Sessions whose end was before that time, however they ended. */
    int sessions(Instant before, int limit);

    /** Challenges that expired before that time, answered or not. */
    int challenges(Instant before, int limit);

    /**
     * Messages that were sent or dropped before that time. Queued messages and dead letters are kept, and so is the
     * last message of an invitation that is open or held.
     */
    int messages(Instant before, int limit);

    /** Announcements of what came before that time. */
    int announcements(Instant before, int limit);
}
