package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import java.util.UUID;

/**
 * Names a message in the outbox; the Message-ID header derives from it, so that a repeated delivery can be recognised.
 */
public record MessageId(UUID uuid) implements Id {

    public MessageId {
        Arguments.required("uuid", uuid);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
