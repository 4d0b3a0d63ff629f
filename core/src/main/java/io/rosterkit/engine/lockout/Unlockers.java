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
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps at least one user in each organization who can unlock the others. */
public final class Unlockers {

    /** More than one, since some of the users read may be locked themselves. */
    private static final int MAX_HOLDERS_READ = 100;

    private static final String GOVERNANCE = "organization.governance";

    private final Gate gate;
    private final JournalWriter journalWriter;
    private final Stores stores;

    /** The stores that are read. */
    public record Stores(OrganizationStore organizations, UserStore users) {}

    public Unlockers(Gate gate, JournalWriter journalWriter, Stores stores) {
        this.gate = gate;
        this.journalWriter = journalWriter;
        this.stores = stores;
    }

    /** The open organization, and the users in it with a role that can unlock, read after it. */
    record Snapshot(Optional<Organization> organization, List<User> holders) {}

    /**
     * The changes that go with a change of a user to {@code after}: none, unless a user who can unlock is lost. Then
     * the organization changes too; refused when no other user could unlock.
     */
    public Outcome<Changes> guard(
            Author author, ProfileName profile, String operation, User user, User.Standing after) {
        return losesUnlocker(author, profile, user, after)
                ? guard(author, operation, user, snapshot(author.organization(), author.now()))
                : Outcome.done(Changes.none(author.organization()));
    }

    /**
     * The same for a caller that has a snapshot already. The organization was read before the users. So when two users
     * take away each other's role at once, the second call finds the organization changed and decides again.
     */
    Outcome<Changes> guard(Author author, String operation, User user, User.Standing after, Snapshot snapshot) {
        return losesUnlocker(author, profile(snapshot), user, after)
                ? guard(author, operation, user, snapshot)
                : Outcome.done(Changes.none(author.organization()));
    }

    /** Reads the users who can unlock at that time. */
    Snapshot snapshot(OrganizationId organization, Instant now) {
        Optional<Organization> open =
                stores.organizations().find(organization).filter(found -> found.state() == OrganizationState.OPEN);
        Set<Role> roles = roles(open.map(Organization::profile).orElse(ProfileName.STANDARD));
        return new Snapshot(open, stores.users().holders(organization, roles, now, MAX_HOLDERS_READ));
    }

    private Outcome<Changes> guard(Author author, String operation, User user, Snapshot snapshot) {
        if (snapshot.organization().isEmpty()) {
            return Outcome.refused(AccessReason.ORGANIZATION_CLOSED);
        }
        return snapshot.holders().stream()
                        .filter(other -> !other.id().equals(user.id()))
                        .anyMatch(other -> canUnlock(author, profile(snapshot), other.standing()))
                ? Outcome.done(organizationChange(
                        author, operation, user, snapshot.organization().get()))
                : Outcome.refused(UserReason.LAST_UNLOCKER);
    }

    private boolean losesUnlocker(Author author, ProfileName profile, User user, User.Standing after) {
        // While the profile is missing, no role can unlock. Every change counts as a loss until it is back.
        return roles(profile).isEmpty()
                || (canUnlock(author, profile, user.standing()) && !canUnlock(author, profile, after));
    }

    /**
     * Whether such a user can unlock others at that time: active, with such a role, and under no lock that only an
     * administrator lifts.
     */
    private boolean canUnlock(Author author, ProfileName profile, User.Standing standing) {
        return standing.status() == UserStatus.ACTIVE
                && standing.lock().filter(lock -> lock.until().isEmpty()).isEmpty()
                && standing.rolesAt(author.now()).stream().anyMatch(roles(profile)::contains);
    }

    private static ProfileName profile(Snapshot snapshot) {
        return snapshot.organization().map(Organization::profile).orElse(ProfileName.STANDARD);
    }

    private Set<Role> roles(ProfileName profile) {
        return gate.rolesWith(profile, Permission.UNLOCK_USERS);
    }

    private Changes organizationChange(Author author, String operation, User user, Organization organization) {
        Deed deed =
                Deed.done(GOVERNANCE, Map.of("act", operation, "user", user.id().toString()));
        JournaledChange journaled = journalWriter.change(
                author, deed, Subject.Kind.ORGANIZATION, organization.id(), organization.revision());
        return Changes.none(organization.id())
                .and(OrganizationTable.ORGANIZATIONS.update(
                        organization.moved(organization.state(), journaled.revision())))
                .and(journaled.entry());
    }
}
