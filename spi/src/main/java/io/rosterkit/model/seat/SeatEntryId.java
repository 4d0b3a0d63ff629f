package io.rosterkit.model.seat;

import io.rosterkit.model.Id;
import io.rosterkit.model.outcome.Arguments;
import java.util.UUID;

/** Names one entry of the ledger of seats inside its organization. */
public record SeatEntryId(UUID uuid) implements Id {

    public SeatEntryId {
        Arguments.required("uuid", uuid);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
