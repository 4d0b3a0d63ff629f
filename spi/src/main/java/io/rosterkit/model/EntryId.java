package io.rosterkit.model;

import java.util.UUID;

/** Names an entry of the journal. */
public record EntryId(UUID uuid) implements Id {

    @Override
    public String toString() {
        return uuid.toString();
    }
}
