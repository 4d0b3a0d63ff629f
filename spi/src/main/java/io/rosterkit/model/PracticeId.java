package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import java.util.UUID;

/** Names a practice: a location inside one organization. */
public record PracticeId(UUID uuid) implements Id {

    private static final UUID NIL = new UUID(0, 0);

    /**
     * Throws {@link IllegalArgumentException} for the nil UUID, so that a practice that is missing somewhere is never
     * taken for the whole organization.
     */
    public PracticeId {
        Arguments.required("uuid", uuid);
        if (uuid.equals(NIL)) {
            throw new IllegalArgumentException("uuid must not be nil");
        }
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
