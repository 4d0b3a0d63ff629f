package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import java.util.UUID;

/** Names a challenge: the demand for a code. It is not the code and does not open anything. */
public record ChallengeId(UUID uuid) implements Id {

    public ChallengeId {
        Arguments.required("uuid", uuid);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
