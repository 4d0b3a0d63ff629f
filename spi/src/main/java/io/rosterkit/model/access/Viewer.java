package io.rosterkit.model.access;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.apikey.ApiKeyId;
import java.util.Optional;

/**
 * On whose behalf a storage reads: the organization, and the session or the API key whose access state must come along
 * with the answer. At most one of the two is there.
 */
public record Viewer(OrganizationId organization, Optional<Session> session, Optional<ApiKeyId> apiKey) {

    /** A viewer with that session, if there is one. */
    public Viewer(OrganizationId organization, Optional<Session> session) {
        this(organization, session, Optional.empty());
    }

    /** The viewer behind an actor. */
    public static Viewer of(Actor actor) {
        return new Viewer(
                actor.organization(),
                actor instanceof Actor.Member member ? Optional.of(member.session()) : Optional.empty(),
                actor instanceof Actor.Program program ? Optional.of(program.key()) : Optional.empty());
    }

    /** A viewer without a user: support, the system, or the front door. */
    public static Viewer of(OrganizationId organization) {
        return new Viewer(organization, Optional.empty());
    }
}
