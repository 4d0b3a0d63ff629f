package io.rosterkit.engine.lockout;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.HolderQuery;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Governance;
import io.rosterkit.model.organization.stored.GovernedOrganization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.GovernanceTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps at least one user in each organization who can unlock the others. */
public final class Unlockers {

    /** More than one, since some of the users read may be locked themselves. */
    private static final int MAX_HOLDERS_READ = 100;

    private final Gate gate;
    private final Stores stores;

    /** The stores that are read. */
    public record Stores(OrganizationStore organizations, UserStore users) {}

    public Unlockers(Gate gate, Stores stores) {
        this.gate = gate;
        this.stores = stores;
    }

    /** The open organization with its governance, and the users in it who can unlock, read after both. */
    record Snapshot(Optional<GovernedOrganization> organization, List<User> holders) {}

    /**
     * The changes that go with a change of a user to {@code after}: none, unless a user who can unlock is lost. Then
     * the governance of the organization moves; refused when no other user could unlock.
     */
    public Outcome<Changes> guard(Author author, ProfileName profile, User user, User.Status after) {
        return losesUnlocker(profile, user, after)
                ? guard(user, snapshot(author.organization(), author.now()))
                : Outcome.done(Changes.none(author.organization()));
    }

    /**
     * The same for a caller that has a snapshot already. The governance was read before the users. So when two users
     * take away each other's role at once, the second call finds the governance moved and decides again.
     */
    Outcome<Changes> guard(Author author, User user, User.Status after, Snapshot snapshot) {
        return losesUnlocker(profile(snapshot), user, after)
                ? guard(user, snapshot)
                : Outcome.done(Changes.none(author.organization()));
    }

    /** Reads the users who can unlock at that time. */
    Snapshot snapshot(OrganizationId organization, Instant now) {
        Optional<GovernedOrganization> open = stores.organizations()
                .governed(organization)
                .filter(found -> found.organization().state() == OrganizationState.OPEN);
        return new Snapshot(open, stores.users().holders(organization, holders(profile(open)), now, MAX_HOLDERS_READ));
    }

    private Outcome<Changes> guard(User user, Snapshot snapshot) {
        if (snapshot.organization().isEmpty()) {
            return Outcome.refused(AccessReason.ORGANIZATION_CLOSED);
        }
        return snapshot.holders().stream()
                        .filter(other -> !other.id().equals(user.id()))
                        .anyMatch(other -> canUnlock(profile(snapshot), other.status()))
                ? Outcome.done(moved(snapshot.organization().get().governance()))
                : Outcome.refused(UserReason.LAST_UNLOCKER);
    }

    private boolean losesUnlocker(ProfileName profile, User user, User.Status after) {
        // While the profile is missing, no role can unlock. Every change counts as a loss until it is back.
        return holders(profile).roles().isEmpty() || (canUnlock(profile, user.status()) && !canUnlock(profile, after));
    }

    /**
     * Whether such a user can unlock others now: active, with the permission, and under no lock that only an
     * administrator lifts.
     */
    private boolean canUnlock(ProfileName profile, User.Status status) {
        return status.state() == UserStatus.ACTIVE
                && status.lock().filter(lock -> lock.until().isEmpty()).isEmpty()
                && gate.decide(profile, status.rights(), Permission.UNLOCK_USERS)
                        .allows();
    }

    private static ProfileName profile(Snapshot snapshot) {
        return profile(snapshot.organization());
    }

    private static ProfileName profile(Optional<GovernedOrganization> open) {
        return open.map(found -> found.organization().profile()).orElse(ProfileName.STANDARD);
    }

    private HolderQuery holders(ProfileName profile) {
        return gate.holders(profile, Permission.UNLOCK_USERS);
    }

    private static Changes moved(Governance governance) {
        return Changes.none(governance.organization()).and(GovernanceTable.GOVERNANCE.write(governance.next()));
    }
}
