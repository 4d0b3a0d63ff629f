package io.rosterkit.model.access;

import io.rosterkit.model.OrganizationId;
import java.util.Optional;

/**
 * On whose behalf a storage reads: the organization, and the session whose user's access state must come along with the
 * answer.
 */
public record Viewer(OrganizationId organization, Optional<Session> session) {

    /** The viewer behind an actor. */
    public static Viewer of(Actor actor) {
        return new Viewer(
                actor.organization(),
                actor instanceof Actor.Member member ? Optional.of(member.session()) : Optional.empty());
    }

    /** A viewer without a user: support, a job, or the front door. */
    public static Viewer of(OrganizationId organization) {
        return new Viewer(organization, Optional.empty());
    }
}
