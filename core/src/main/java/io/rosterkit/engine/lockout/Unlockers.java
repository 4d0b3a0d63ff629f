package io.rosterkit.engine.lockout;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.lockout.RequirementRules.Requirement;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Governance;
import io.rosterkit.model.organization.stored.GovernedOrganization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.GovernanceTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the users in each organization who can help the others: one who can unlock, now and without an end, and one
 * holder of each role that requires one.
 */
public final class Unlockers {

    /** More than one, since some of the users read may be locked themselves. */
    private static final int MAX_HOLDERS_READ = 100;

    private final RequirementRules rules;
    private final Stores stores;

    /** The stores that are read. */
    public record Stores(OrganizationStore organizations, UserStore users) {}

    public Unlockers(Gate gate, Profiles profiles, Stores stores) {
        this.rules = new RequirementRules(gate, profiles);
        this.stores = stores;
    }

    /** The open organization with its governance, and the users in it who can unlock, read after both. */
    record Snapshot(Optional<GovernedOrganization> organization, List<User> holders) {}

    /**
     * The changes that go with a change of a user to {@code after}: none, unless a user is lost of whom one must
     * remain. Then the governance of the organization moves; refused when no other user remains.
     */
    public Outcome<Changes> guard(Author author, ProfileName profile, User user, User.Status after) {
        List<Requirement> lost = rules.lost(profile, user.status(), after, author.now());
        if (lost.isEmpty()) {
            return Outcome.done(Changes.none(author.organization()));
        }
        Optional<GovernedOrganization> open = open(author.organization());
        return open.isEmpty()
                ? Outcome.refused(AccessReason.ORGANIZATION_CLOSED)
                : lost.stream()
                        .map(requirement -> check(
                                requirement, user, holders(author.organization(), requirement.holders(), author.now())))
                        .flatMap(checked -> checked.refusal().stream())
                        .findFirst()
                        .<Outcome<Changes>>map(Outcome::refused)
                        .orElseGet(() -> Outcome.done(moved(open.get())));
    }

    /**
     * The same for a caller that has a snapshot already, and only about who can unlock. The governance was read before
     * the users. So when two users take away each other's role at once, the second call finds the governance moved and
     * decides again.
     */
    Outcome<Changes> guard(Author author, User user, User.Status after, Snapshot snapshot) {
        Optional<Requirement> lost = rules.lostUnlocking(profile(snapshot.organization()), user.status(), after);
        if (lost.isEmpty()) {
            return Outcome.done(Changes.none(author.organization()));
        }
        return snapshot.organization()
                .map(open -> check(lost.get(), user, snapshot.holders()).map(checked -> moved(open)))
                .orElseGet(() -> Outcome.refused(AccessReason.ORGANIZATION_CLOSED));
    }

    /** Reads the users who can unlock at that time. */
    Snapshot snapshot(OrganizationId organization, Instant now) {
        Optional<GovernedOrganization> open = open(organization);
        return new Snapshot(open, holders(organization, rules.unlockers(profile(open)), now));
    }

    private Optional<GovernedOrganization> open(OrganizationId organization) {
        return stores.organizations()
                .governed(organization)
                .filter(found -> found.organization().state() == OrganizationState.OPEN);
    }

    private List<User> holders(OrganizationId organization, HolderQuery query, Instant now) {
        return stores.users().holders(organization, query, now, MAX_HOLDERS_READ);
    }

    private static Outcome<Requirement> check(Requirement requirement, User user, List<User> holders) {
        return holders.stream()
                        .filter(other -> !other.id().equals(user.id()))
                        .anyMatch(other -> requirement.isMetBy(other.status()))
                ? Outcome.done(requirement)
                : Outcome.refused(requirement.refusal());
    }

    private static ProfileName profile(Optional<GovernedOrganization> open) {
        return open.map(found -> found.organization().profile()).orElse(ProfileName.STANDARD);
    }

    private static Changes moved(GovernedOrganization organization) {
        Governance governance = organization.governance();
        return Changes.none(governance.organization()).and(GovernanceTable.GOVERNANCE.write(governance.next()));
    }
}
