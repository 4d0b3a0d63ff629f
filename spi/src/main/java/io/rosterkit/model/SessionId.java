package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import java.util.UUID;

/** Names a session inside its organization. It is not the token and does not open anything. */
public record SessionId(UUID uuid) implements Id {

    public SessionId {
        Arguments.required("uuid", uuid);
    }

    /** See {@link Id#parse}. */
    public static Outcome<SessionId> parse(String text) {
        Arguments.required("text", text);
        return Id.parse(text, SessionId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
