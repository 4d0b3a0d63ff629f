package io.rosterkit.audit;

import io.rosterkit.model.EntryId;
import java.util.Optional;

/**
 * The result of checking the journal entries about a subject.
 *
 * @param intact how many changes in a row, from the first one on, are unaltered
 * @param events how many entries about refused attempts and other events are unaltered
 * @param firstBroken the first entry that was altered, or before which one is missing
 * @param complete whether the last entry about a change belongs to the last change of the row
 */
public record JournalCheck(int intact, int events, Optional<EntryId> firstBroken, boolean complete) {

    /** Whether all entries are unaltered and none is missing at the end. */
    public boolean holds() {
        return complete && firstBroken.isEmpty();
    }
}
