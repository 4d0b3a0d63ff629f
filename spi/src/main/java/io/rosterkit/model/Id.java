package io.rosterkit.model;

import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.UUID;
import java.util.function.Function;

/**
 * An identifier the library made: a UUID version 7 (RFC 9562), never reused. An id is not a secret and opens nothing.
 */
public interface Id {

    /** The value as stored. */
    UUID uuid();

    /**
     * Reads an id from the canonical 36-character form, as it comes from a URL or a form field. Anything else is
     * refused with {@link InputReason#ID_MALFORMED}.
     */
    static <I extends Id> Outcome<I> parse(String text, Function<UUID, I> kind) {
        if (text.length() == 36) {
            try {
                UUID uuid = UUID.fromString(text);
                if (uuid.toString().equalsIgnoreCase(text)) {
                    return Outcome.done(kind.apply(uuid));
                }
            } catch (IllegalArgumentException notAnId) {
                return Outcome.refused(Refusal.of(InputReason.ID_MALFORMED).at("id"));
            }
        }
        return Outcome.refused(Refusal.of(InputReason.ID_MALFORMED).at("id"));
    }
}
