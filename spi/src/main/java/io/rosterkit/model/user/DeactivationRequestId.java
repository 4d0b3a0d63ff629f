package io.rosterkit.model.user;

import io.rosterkit.model.Id;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import java.util.UUID;

/** Names one request to verify a deactivation inside its organization. A later one about the same user has another. */
public record DeactivationRequestId(UUID uuid) implements Id {

    public DeactivationRequestId {
        Arguments.required("uuid", uuid);
    }

    /** See {@link Id#parse}. */
    public static Outcome<DeactivationRequestId> parse(String text) {
        Arguments.required("text", text);
        return Id.parse(text, DeactivationRequestId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
