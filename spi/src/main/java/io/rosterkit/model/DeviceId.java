package io.rosterkit.model;

import io.rosterkit.model.outcome.Arguments;
import java.util.UUID;

/** Names a known device of one user. It is not the token and does not open anything. */
public record DeviceId(UUID uuid) implements Id {

    public DeviceId {
        Arguments.required("uuid", uuid);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
