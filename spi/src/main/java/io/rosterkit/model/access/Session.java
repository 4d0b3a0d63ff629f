package io.rosterkit.model.access;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Arguments;

/**
 * A session of a user, by its ids. It is no secret and opens nothing at the front door; whether it is still good, and
 * what its user may do, is asked anew at every call.
 */
public record Session(OrganizationId organization, UserId user, SessionId id) {

    public Session {
        Arguments.required("organization", organization, "user", user, "id", id);
    }
}
