package io.rosterkit.audit;

import io.rosterkit.model.EntryId;
import java.util.Optional;

/**
 * What checking the entries about a subject found: how many changes in a row are as they were written; how many refused
 * attempts and showings are; the first entry that was changed, or in front of which one is missing; and whether the
 * last change told of is the last one that the row has seen.
 */
public record JournalCheck(int intact, int attempts, Optional<EntryId> firstBroken, boolean complete) {

    /** Whether all of it is as it was written, and nothing was cut off. */
    public boolean holds() {
        return complete && firstBroken.isEmpty();
    }
}
