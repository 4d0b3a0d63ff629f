package io.rosterkit.model.signin.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.signin.PasswordHash;
import java.time.Instant;

/** The password of a user. It may be there before the user is: then the registration waits for its second step. */
public record Credential(OrganizationId organization, UserId user, PasswordHash hash, Instant setAt, long version) {

    /** A first password. */
    public static Credential first(OrganizationId organization, UserId user, PasswordHash hash, Instant now) {
        return new Credential(organization, user, hash, now, 1);
    }

    /** Another password, or the same under another hash. */
    public Credential replaced(PasswordHash by, Instant now) {
        return new Credential(organization, user, by, now, version + 1);
    }
}
