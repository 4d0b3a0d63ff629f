package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import java.util.UUID;

/** Names an invitation inside its organization. It is not the link and does not open anything. */
public record InvitationId(UUID uuid) implements Id {

    public InvitationId {
        Arguments.required("uuid", uuid);
    }

    /** See {@link Id#parse}. */
    public static Outcome<InvitationId> parse(String text) {
        Arguments.required("text", text);
        return Id.parse(text, InvitationId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
