package io.rosterkit.model.access;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import java.util.Optional;

/** On whose behalf a storage reads: the organization, and the user whose standing must come along with the answer. */
public record Viewer(OrganizationId organization, Optional<UserId> user) {

    /** The viewer behind an actor. */
    public static Viewer of(Actor actor) {
        return new Viewer(
                actor.organization(),
                actor instanceof Actor.Member member
                        ? Optional.of(member.session().user())
                        : Optional.empty());
    }

    /** A viewer without a user: support, the system, or the front door. */
    public static Viewer of(OrganizationId organization) {
        return new Viewer(organization, Optional.empty());
    }
}
