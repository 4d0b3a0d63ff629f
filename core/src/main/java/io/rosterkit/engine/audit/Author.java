package io.rosterkit.engine.audit;

import io.rosterkit.engine.call.Caller;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import java.time.Instant;
import java.util.Optional;

/** Who makes a change, in which organization, and when. */
public record Author(OrganizationId organization, Caller caller, Instant now) {

    /** The user who makes the change, if it is a user. */
    public Optional<UserId> user() {
        return JournalReader.member(caller.agent());
    }
}
