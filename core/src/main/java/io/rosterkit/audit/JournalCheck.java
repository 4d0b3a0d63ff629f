package io.rosterkit.audit;

import io.rosterkit.model.EntryId;
import java.util.Optional;

/**
 * The result of checking the entries about a subject: how many changes in a row are unaltered; how many refused
 * attempts and other events are; the first entry that was altered, or before which one is missing; and whether the last
 * entry about a change belongs to the last change of the row.
 */
public record JournalCheck(int intact, int attempts, Optional<EntryId> firstBroken, boolean complete) {

    /** Whether all entries are unaltered and none is missing at the end. */
    public boolean holds() {
        return complete && firstBroken.isEmpty();
    }
}
