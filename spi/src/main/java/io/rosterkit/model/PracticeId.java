package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import java.util.UUID;

/** Names a practice: a location inside one organization. */
public record PracticeId(UUID uuid) implements Id {

    public PracticeId {
        Arguments.required("uuid", uuid);
    }

    /** See {@link Id#parse}. */
    public static Outcome<PracticeId> parse(String text) {
        Arguments.required("text", text);
        return Id.parse(text, PracticeId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
