package io.rosterkit.engine.lockout;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.OrganizationChange;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps at least one user in an organization who can unlock the others. */
public final class Unlockers {

    /** Some of those asked for may be locked themselves. */
    private static final int ENOUGH = 100;

    private static final String GOVERNANCE = "organization.governance";

    private final Gate gate;
    private final JournalWriter journalWriter;
    private final Stores stores;

    /** Where the room reads. */
    public record Stores(OrganizationStore organizations, UserStore users) {}

    /** Among the users in those stores. */
    public Unlockers(Gate gate, JournalWriter journalWriter, Stores stores) {
        this.gate = gate;
        this.journalWriter = journalWriter;
        this.stores = stores;
    }

    /** The organization, and then those in it who may unlock. */
    record Seen(Optional<Organization> organization, List<User> holders) {}

    /**
     * What else has to be written when a user comes to stand like that: nothing, as long as no user who can unlock is
     * lost. Otherwise the organization changes too.
     */
    public Outcome<Changes> guard(Author author, ProfileName profile, String operation, User user, User.Standing to) {
        return loses(profile, user, to)
                ? guard(author, operation, user, seen(author.organization()))
                : Outcome.done(Changes.none(author.organization()));
    }

    /**
     * The same, for a caller that has read already. The organization was read before the others were, so that of two
     * who take each other away at once the second one finds it changed, and decides again.
     */
    Outcome<Changes> guard(Author author, String operation, User user, User.Standing to, Seen seen) {
        return loses(profile(seen), user, to)
                ? guard(author, operation, user, seen)
                : Outcome.done(Changes.none(author.organization()));
    }

    /** Looks who may unlock. */
    Seen seen(OrganizationId organization) {
        Optional<Organization> row =
                stores.organizations().find(organization).filter(found -> found.state() == OrganizationState.OPEN);
        Set<Role> roles = roles(row.map(Organization::profile).orElse(ProfileName.STANDARD));
        return new Seen(row, stores.users().holders(organization, roles, ENOUGH));
    }

    private Outcome<Changes> guard(Author author, String operation, User user, Seen seen) {
        if (seen.organization().isEmpty()) {
            return Outcome.refused(AccessReason.ORGANIZATION_CLOSED);
        }
        return seen.holders().stream()
                        .filter(other -> !other.id().equals(user.id()))
                        .anyMatch(other -> unlocks(profile(seen), other.standing()))
                ? Outcome.done(told(author, operation, user, seen.organization().get()))
                : Outcome.refused(UserReason.LAST_UNLOCKER);
    }

    private boolean loses(ProfileName profile, User user, User.Standing to) {
        // Where nobody can unlock, since the profile is gone, nobody is taken away who could once it is back.
        return roles(profile).isEmpty() || (unlocks(profile, user.standing()) && !unlocks(profile, to));
    }

    /** Active, with such a role, and under no lock that only another user lifts. */
    private boolean unlocks(ProfileName profile, User.Standing standing) {
        return standing.status() == UserStatus.ACTIVE
                && standing.lock().filter(lock -> lock.until().isEmpty()).isEmpty()
                && standing.roles().stream().anyMatch(roles(profile)::contains);
    }

    private static ProfileName profile(Seen seen) {
        return seen.organization().map(Organization::profile).orElse(ProfileName.STANDARD);
    }

    private Set<Role> roles(ProfileName profile) {
        return gate.rolesWith(profile, Permission.UNLOCK_USERS);
    }

    private Changes told(Author author, String operation, User user, Organization row) {
        Deed deed =
                Deed.done(GOVERNANCE, Map.of("act", operation, "user", user.id().toString()));
        JournaledChange told = journalWriter.change(author, deed, Subject.Kind.ORGANIZATION, row.id(), row.revision());
        return Changes.none(row.id())
                .and(new OrganizationChange.Changed(row.moved(row.state(), told.revision())))
                .and(told.entry());
    }
}
