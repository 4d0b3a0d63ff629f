package io.rosterkit.engine.access;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.Trait;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.Standing.OrganizationStanding;
import io.rosterkit.model.access.Standing.UserStanding;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Decides whether an actor may act at all, and whether it may do this. Every entry point and every later step asks here
 * and nowhere else.
 */
public final class Gate {

    private final Profiles profiles;
    private final Supplier<Instant> now;

    /** A gate that asks those profiles, and that time for the end of sessions. */
    public Gate(Profiles profiles, Supplier<Instant> now) {
        this.profiles = profiles;
        this.now = now;
    }

    /** Lets the caller pass, and answers how the journal names them and the ground on which they passed. */
    public Outcome<Agent> admit(Call call, Standing standing, Permission permission) {
        Optional<AccessReason> shut = shut(standing.organization());
        if (shut.isPresent() && !mayReadBehind(shut.get(), call, permission)) {
            return Outcome.refused(shut.get());
        }
        Actor actor = call.actor().orElseThrow(() -> new IllegalArgumentException("call needs an actor"));
        if (actor instanceof Actor.Member) {
            return member(call, standing, permission);
        }
        if (actor instanceof Actor.Support support && !support.rights().contains(permission)) {
            return notPermitted(permission);
        }
        return Outcome.done(call.agent(permission.code()));
    }

    /** Admits a caller without a session: only the organization has to be open. */
    public Outcome<Agent> admitGuest(Call call, OrganizationStanding organization) {
        return shut(organization)
                .<Outcome<Agent>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(call.agent("link")));
    }

    /**
     * Admits a user whose proofs were right: the organization has to be open, and the user active and under no
     * administrator's lock. Asked at every step of a sign-in, and when users act on their own account.
     */
    public Outcome<User> admitUser(Optional<Organization> organization, Optional<User> user) {
        OrganizationStanding standing = organization
                .map(found -> found.state() == OrganizationState.OPEN
                        ? OrganizationStanding.OPEN
                        : OrganizationStanding.CLOSED)
                .orElse(OrganizationStanding.UNKNOWN);
        Optional<AccessReason> shut = shut(standing);
        if (shut.isPresent()) {
            return Outcome.refused(shut.get());
        }
        if (user.isEmpty()) {
            return Outcome.refused(AccessReason.NOT_FOUND);
        }
        if (user.get().standing().status() != UserStatus.ACTIVE) {
            return Outcome.refused(AccessReason.USER_NOT_ACTIVE);
        }
        return user.get()
                        .standing()
                        .lock()
                        .filter(lock -> lock.kind() == Lock.Kind.ADMINISTRATOR)
                        .isPresent()
                ? Outcome.refused(AccessReason.USER_LOCKED)
                : Outcome.done(user.get());
    }

    /** Lets a member pass who acts for themselves, whatever the roles allow. */
    public Outcome<Agent> admitSelf(Call call, Standing standing) {
        Optional<AccessReason> shut = shut(standing.organization());
        if (shut.isPresent()) {
            return Outcome.refused(shut.get());
        }
        if (call.actor().filter(Actor.Member.class::isInstance).isEmpty()) {
            return Outcome.refused(AccessReason.MEMBERS_ONLY);
        }
        return absent(standing.user())
                .<Outcome<Agent>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(call.agent("oneself")));
    }

    /** The roles of that profile whose holders may do that. */
    public Set<Role> rolesWith(ProfileName profile, Permission permission) {
        return policy(profile).rolesWith(permission);
    }

    /** What holders of those roles may do under that profile. */
    public Set<Permission> permissionsOf(ProfileName profile, Set<Role> roles) {
        return policy(profile).permissionsOf(roles);
    }

    /**
     * The user types of that profile that have the trait, or that lack it; none where that profile does not know the
     * trait, and {@link IllegalArgumentException} where no profile does.
     */
    public Set<UserType> typesOf(ProfileName profile, Trait trait) {
        AccessPolicy policy = policy(profile);
        if (policy.has(trait)) {
            return policy.typesOf(trait);
        }
        if (profiles.all().stream().noneMatch(other -> other.access().has(trait))) {
            throw new IllegalArgumentException("trait must be one of a profile, and not " + trait.code());
        }
        return Set.of();
    }

    /** Whether the caller may give these roles, as the policy says. */
    public Outcome<Collection<Role>> grants(Call call, Standing standing, Collection<Role> roles) {
        for (Role role : new TreeSet<>(roles)) {
            if (!policy(standing.profile()).roles().containsKey(role)) {
                return Outcome.refused(
                        Refusal.of(AccessReason.ROLE_UNKNOWN).at("roles").with("role", role));
            }
            if (!mayGrant(call, standing, role)) {
                return Outcome.refused(
                        Refusal.of(AccessReason.ROLE_NOT_GRANTABLE).at("roles").with("role", role));
            }
        }
        return Outcome.done(roles);
    }

    /** Whether the profile knows the type. */
    public Outcome<UserType> known(ProfileName profile, UserType type) {
        return policy(profile).types().contains(type)
                ? Outcome.done(type)
                : Outcome.refused(
                        Refusal.of(AccessReason.TYPE_UNKNOWN).at("type").with("type", type));
    }

    private static Optional<AccessReason> shut(OrganizationStanding organization) {
        return switch (organization) {
            case OPEN -> Optional.empty();
            case CLOSED -> Optional.of(AccessReason.ORGANIZATION_CLOSED);
            case UNKNOWN -> Optional.of(AccessReason.ORGANIZATION_NOT_FOUND);
        };
    }

    /** The journal of a closed organization stays readable for support. */
    private static boolean mayReadBehind(AccessReason shut, Call call, Permission permission) {
        return shut == AccessReason.ORGANIZATION_CLOSED
                && permission.equals(Permission.READ_JOURNAL)
                && call.actor().filter(Actor.Support.class::isInstance).isPresent();
    }

    private Outcome<Agent> member(Call call, Standing standing, Permission permission) {
        Optional<UserStanding> user = standing.user();
        AccessPolicy policy = policy(standing.profile());
        Optional<Reason> absent = absent(user);
        if (absent.isPresent()) {
            return Outcome.refused(absent.get());
        }
        return new TreeSet<>(user.orElseThrow().roles())
                .stream()
                        .filter(role -> policy.allows(role, permission))
                        .findFirst()
                        .map(role -> Outcome.done(call.agent(permission.code() + " by " + role)))
                        .orElseGet(() -> notPermitted(permission));
    }

    /**
     * Why the caller is not there: the session has ended, or the account may not act. Of an account nothing is told
     * once the session reached its end.
     */
    private Optional<Reason> absent(Optional<UserStanding> user) {
        if (user.filter(found -> now.get().isBefore(found.until())).isEmpty()) {
            return Optional.of(SignInReason.SESSION_OVER);
        }
        if (!user.get().active()) {
            return Optional.of(AccessReason.ACTOR_NOT_ACTIVE);
        }
        return user.get().current() ? Optional.empty() : Optional.of(SignInReason.SESSION_OVER);
    }

    private boolean mayGrant(Call call, Standing standing, Role role) {
        Actor actor = call.actor().orElseThrow(() -> new IllegalArgumentException("call needs an actor"));
        if (actor instanceof Actor.Support support) {
            return support.rights().contains(Permission.GRANT_ROLES);
        }
        return actor instanceof Actor.Job
                || standing.user()
                        .filter(user -> mayGrant(policy(standing.profile()), user, role))
                        .isPresent();
    }

    /** A member gives a role that one of the held roles may give, if one of them allows giving roles at all. */
    private static boolean mayGrant(AccessPolicy policy, UserStanding user, Role role) {
        return user.roles().stream().anyMatch(held -> policy.allows(held, Permission.GRANT_ROLES))
                && user.roles().stream().anyMatch(held -> policy.mayGrant(held, role));
    }

    private AccessPolicy policy(ProfileName profile) {
        return profiles.of(profile).access();
    }

    private static Outcome<Agent> notPermitted(Permission permission) {
        return Outcome.refused(Refusal.of(AccessReason.NOT_PERMITTED).with("permission", permission.code()));
    }
}
