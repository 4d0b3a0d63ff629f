package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import java.util.UUID;

/** Names a user of one organization; given out at the invitation, before the user exists. */
public record UserId(UUID uuid) implements Id {

    public UserId {
        Arguments.required("uuid", uuid);
    }

    /** See {@link Id#parse}. */
    public static Outcome<UserId> parse(String text) {
        Arguments.required("text", text);
        return Id.parse(text, UserId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
