package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import java.util.UUID;

/** Names an entry of the journal. */
public record EntryId(UUID uuid) implements Id {

    public EntryId {
        Arguments.required("uuid", uuid);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
