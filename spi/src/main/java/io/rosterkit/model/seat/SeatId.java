package io.rosterkit.model.seat;

import io.rosterkit.model.Id;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import java.util.UUID;

/** Names one seat inside its organization. A seat that is given to another user keeps its id. */
public record SeatId(UUID uuid) implements Id {

    public SeatId {
        Arguments.required("uuid", uuid);
    }

    /** See {@link Id#parse}. */
    public static Outcome<SeatId> parse(String text) {
        Arguments.required("text", text);
        return Id.parse(text, SeatId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
