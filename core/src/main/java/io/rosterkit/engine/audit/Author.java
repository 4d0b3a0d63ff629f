package io.rosterkit.engine.audit;

import io.rosterkit.engine.call.Caller;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Optional;

/** Who makes a change, in which organization, and when. */
public record Author(OrganizationId organization, Caller caller, Instant now) {

    /** This author, known to be that user: the source of the call is encrypted under the salt of the user. */
    public Author as(User user) {
        Caller known =
                new Caller(caller.agent(), caller.source(), user.security().dataSalt(), caller.maker());
        return new Author(organization, known, now);
    }

    /** The user who makes the change, if it is a user. */
    public Optional<UserId> user() {
        return caller.agent().member();
    }

    /** The user who answers for the change: who makes it or, where a program does, who made its API key. */
    public Optional<UserId> responsible() {
        return user().or(caller::maker);
    }
}
