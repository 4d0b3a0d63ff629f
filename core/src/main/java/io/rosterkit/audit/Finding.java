package io.rosterkit.audit;

import io.rosterkit.model.EntryId;
import java.util.Optional;

/**
 * What checking the entries about a subject found: how many changes in a row are as they were written, which should be
 * the version the subject has; how many refused attempts and showings are; and the first entry that was changed, or in
 * front of which one is missing.
 */
public record Finding(int intact, int attempts, Optional<EntryId> firstBroken) {

    /** Whether all of it is as it was written. */
    public boolean holds() {
        return firstBroken.isEmpty();
    }
}
