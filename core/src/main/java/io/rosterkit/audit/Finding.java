package io.rosterkit.audit;

import io.rosterkit.model.EntryId;
import java.util.Optional;

/**
 * What checking a chain found: how many entries hold, and the first one that was changed, or in front of which one is
 * missing.
 */
public record Finding(int intact, Optional<EntryId> firstBroken) {

    /** Whether the whole chain is as it was written. */
    public boolean holds() {
        return firstBroken.isEmpty();
    }
}
