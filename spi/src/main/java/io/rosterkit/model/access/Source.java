package io.rosterkit.model.access;

import io.rosterkit.model.outcome.Arguments;

/**
 * Where a call came from, as the host tells it: an opaque client key of at most 100 characters, such as a network
 * address.
 */
public record Source(String clientKey) {

    /** For calls the host makes on its own account. */
    public static Source unknown() {
        return new Source("");
    }

    public Source {
        Arguments.required("clientKey", clientKey);
        if (clientKey.length() > 100 || clientKey.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("clientKey must have at most 100 characters and no control character");
        }
    }
}
