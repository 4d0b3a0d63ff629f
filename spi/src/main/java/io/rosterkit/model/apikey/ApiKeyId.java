package io.rosterkit.model.apikey;

import io.rosterkit.model.Id;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import java.util.UUID;

/** Names an API key inside its organization. It is not the token and does not open anything. */
public record ApiKeyId(UUID uuid) implements Id {

    public ApiKeyId {
        Arguments.required("uuid", uuid);
    }

    /** See {@link Id#parse}. */
    public static Outcome<ApiKeyId> parse(String text) {
        Arguments.required("text", text);
        return Id.parse(text, ApiKeyId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
