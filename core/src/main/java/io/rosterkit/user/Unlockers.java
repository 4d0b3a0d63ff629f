package io.rosterkit.user;

import io.rosterkit.audit.Author;
import io.rosterkit.audit.Told;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.organization.Organization;
import io.rosterkit.model.organization.OrganizationChange;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.spi.storage.Changes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees to it that in an organization somebody is left who can unlock the others. */
final class Unlockers {

    /** Some of those asked for may be locked themselves. */
    private static final int ENOUGH = 100;

    private static final String GOVERNANCE = "organization.governance";

    private final Users.Parts parts;

    Unlockers(Users.Parts parts) {
        this.parts = parts;
    }

    /**
     * What else has to be written when a user comes to stand like that: nothing, as long as nobody is lost who can
     * unlock. Otherwise the organization changes too. It is read before the others are, so that of two who take each
     * other away at once the second one finds it changed, and decides again.
     */
    Outcome<Changes> guard(Author author, String act, User user, User.Standing to) {
        Set<Role> roles = parts.gate().rolesWith(Permission.UNLOCK_USERS);
        if (!UserRules.holds(user.standing(), roles) || UserRules.holds(to, roles)) {
            return Outcome.done(Changes.none(author.organization()));
        }
        Optional<Organization> organization = parts.stores()
                .organizations()
                .find(author.organization())
                .filter(row -> row.state() == OrganizationState.OPEN);
        if (organization.isEmpty()) {
            return Outcome.refused(AccessReason.ORGANIZATION_CLOSED);
        }
        return parts.stores().users().holders(author.organization(), roles, ENOUGH).stream()
                        .filter(other -> !other.id().equals(user.id()))
                        .allMatch(other -> UserRules.needsOthers(other.standing()))
                ? Outcome.refused(UserReason.LAST_UNLOCKER)
                : Outcome.done(told(author, act, user, organization.get()));
    }

    private Changes told(Author author, String act, User user, Organization row) {
        Deed deed = Deed.done(GOVERNANCE, Map.of("act", act, "user", user.id().toString()));
        Told told = parts.scribe().tell(author, deed, Subject.Kind.ORGANIZATION, row.id(), row.revision());
        return Changes.none(row.id())
                .and(new OrganizationChange.Changed(row.moved(row.state(), told.revision())))
                .and(told.entry());
    }
}
