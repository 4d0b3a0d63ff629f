package io.rosterkit.engine.access;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.Trait;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.OrganizationStatus;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
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
import io.rosterkit.session.SessionPolicy;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Decides whether a caller may act at all, and whether they may do one thing. All other code asks here and nowhere
 * else.
 */
public final class Gate {

    private final Profiles profiles;
    private final Supplier<Instant> now;

    public Gate(Profiles profiles, Supplier<Instant> now) {
        this.profiles = profiles;
        this.now = now;
    }

    /**
     * Admits a caller with the permission. The result is how the journal names them, with the permission and the role.
     */
    public Outcome<Caller> admit(Call call, AccessState access, Permission permission) {
        Optional<AccessReason> closed = closedReason(access.organization());
        if (closed.isPresent() && !mayReadClosed(closed.get(), call, permission)) {
            return Outcome.refused(closed.get());
        }
        Actor actor = call.actor().orElseThrow(() -> new IllegalArgumentException("call needs an actor"));
        if (actor instanceof Actor.Member) {
            return admitMember(call, access, permission);
        }
        if (actor instanceof Actor.Support support && !support.rights().contains(permission)) {
            return notPermitted(permission);
        }
        return Outcome.done(call.caller(permission.code(), access.agentSalt()));
    }

    /** Admits a caller without a session: only the organization has to be open. */
    public Outcome<Caller> admitGuest(Call call, Organization organization) {
        return closedReason(status(organization))
                .<Outcome<Caller>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(call.caller("link", organization.dataSalt())));
    }

    /**
     * Admits a user whose proofs were right: the organization has to be open, and the user active and not locked by an
     * administrator. Asked at every step of a sign-in, and for every operation on the own account.
     */
    public Outcome<User> admitUser(Optional<Organization> organization, Optional<User> user) {
        OrganizationStatus status = organization.map(Gate::status).orElse(OrganizationStatus.UNKNOWN);
        Optional<AccessReason> closed = closedReason(status);
        if (closed.isPresent()) {
            return Outcome.refused(closed.get());
        }
        if (user.isEmpty()) {
            return Outcome.refused(AccessReason.NOT_FOUND);
        }
        if (user.get().status().state() != UserStatus.ACTIVE) {
            return Outcome.refused(AccessReason.USER_NOT_ACTIVE);
        }
        ProfileName profile = organization.orElseThrow().profile();
        profiles.noteUnknown(profile, user.get().status().type());
        profiles.noteUnknown(profile, user.get().status().rolesAt(now.get()));
        return user.get()
                        .status()
                        .lock()
                        .filter(lock -> lock.kind() == Lock.Kind.ADMINISTRATOR)
                        .isPresent()
                ? Outcome.refused(AccessReason.USER_LOCKED)
                : Outcome.done(user.get());
    }

    /** Admits a user for an operation on their own account, whatever their roles allow. */
    public Outcome<Caller> admitSelf(Call call, AccessState access) {
        Optional<AccessReason> closed = closedReason(access.organization());
        if (closed.isPresent()) {
            return Outcome.refused(closed.get());
        }
        if (call.actor().filter(Actor.Member.class::isInstance).isEmpty()) {
            return Outcome.refused(AccessReason.MEMBERS_ONLY);
        }
        return absenceReason(access)
                .<Outcome<Caller>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(call.caller("oneself", access.agentSalt())));
    }

    /** The roles of that profile that have the permission. */
    public Set<Role> rolesWith(ProfileName profile, Permission permission) {
        return policy(profile).rolesWith(permission);
    }

    /** The permissions of those roles in that profile. */
    public Set<Permission> permissionsOf(ProfileName profile, Set<Role> roles) {
        return policy(profile).permissionsOf(roles);
    }

    /**
     * The user types of that profile that have the trait, or that lack it. Empty where that profile does not know the
     * trait. {@link IllegalArgumentException} where no profile does.
     */
    public Set<UserType> typesOf(ProfileName profile, Trait trait) {
        AccessPolicy policy = policy(profile);
        if (policy.has(trait)) {
            return policy.typesOf(trait);
        }
        if (profiles.all().stream().noneMatch(other -> other.access().has(trait))) {
            throw new IllegalArgumentException("trait must be a trait of some profile, and not " + trait.code());
        }
        return Set.of();
    }

    /** Refused unless the caller may give all of these roles. */
    public Outcome<Collection<Role>> checkGrant(Call call, AccessState access, Collection<Role> roles) {
        for (Role role : new TreeSet<>(roles)) {
            if (!policy(access.profile()).roles().containsKey(role)) {
                return Outcome.refused(
                        Refusal.of(AccessReason.ROLE_UNKNOWN).at("roles").with("role", role));
            }
            if (!mayGrant(call, access, role)) {
                return Outcome.refused(
                        Refusal.of(AccessReason.ROLE_NOT_GRANTABLE).at("roles").with("role", role));
            }
        }
        return Outcome.done(roles);
    }

    /** Refused unless the profile knows the type. */
    public Outcome<UserType> checkType(ProfileName profile, UserType type) {
        return policy(profile).types().contains(type)
                ? Outcome.done(type)
                : Outcome.refused(
                        Refusal.of(AccessReason.TYPE_UNKNOWN).at("type").with("type", type));
    }

    private static OrganizationStatus status(Organization organization) {
        return organization.state() == OrganizationState.OPEN ? OrganizationStatus.OPEN : OrganizationStatus.CLOSED;
    }

    private static Optional<AccessReason> closedReason(OrganizationStatus organization) {
        return switch (organization) {
            case OPEN -> Optional.empty();
            case CLOSED -> Optional.of(AccessReason.ORGANIZATION_CLOSED);
            case UNKNOWN -> Optional.of(AccessReason.ORGANIZATION_NOT_FOUND);
        };
    }

    /** Whether a read in a closed organization is allowed: support may still read its journal. */
    private static boolean mayReadClosed(AccessReason reason, Call call, Permission permission) {
        return reason == AccessReason.ORGANIZATION_CLOSED
                && permission.equals(Permission.READ_JOURNAL)
                && call.actor().filter(Actor.Support.class::isInstance).isPresent();
    }

    private Outcome<Caller> admitMember(Call call, AccessState access, Permission permission) {
        Optional<UserAccess> user = access.user();
        AccessPolicy policy = policy(access.profile());
        Optional<Reason> absence = absenceReason(access);
        if (absence.isPresent()) {
            return Outcome.refused(absence.get());
        }
        Set<Role> roles = user.orElseThrow().rolesAt(now.get());
        profiles.noteUnknown(access.profile(), roles);
        return roles.stream()
                .filter(role -> policy.allows(role, permission))
                .findFirst()
                .map(role -> Outcome.done(call.caller(permission.code() + " by " + role, access.agentSalt())))
                .orElseGet(() -> notPermitted(permission));
    }

    /**
     * Why the caller is not admitted: the session has ended, or the account is not active. After the end of the session
     * nothing is revealed about the account.
     */
    private Optional<Reason> absenceReason(AccessState access) {
        Optional<UserAccess> user = access.user();
        SessionPolicy policy = profiles.of(access.policy()).authentication().session();
        if (user.filter(found -> now.get().isBefore(policy.endOf(found.begunAt(), found.until())))
                .isEmpty()) {
            return Optional.of(SignInReason.SESSION_OVER);
        }
        if (!user.get().active()) {
            return Optional.of(AccessReason.ACTOR_NOT_ACTIVE);
        }
        return user.get().current() ? Optional.empty() : Optional.of(SignInReason.SESSION_OVER);
    }

    private boolean mayGrant(Call call, AccessState access, Role role) {
        Actor actor = call.actor().orElseThrow(() -> new IllegalArgumentException("call needs an actor"));
        if (actor instanceof Actor.Support support) {
            return support.rights().contains(Permission.GRANT_ROLES);
        }
        return actor instanceof Actor.Job
                || access.user()
                        .filter(user -> mayGrant(policy(access.profile()), user.rolesAt(now.get()), role))
                        .isPresent();
    }

    /**
     * Whether a user may give the role: one of their roles allows it, and one of them has the permission to give roles.
     */
    private static boolean mayGrant(AccessPolicy policy, Set<Role> owned, Role role) {
        return owned.stream().anyMatch(own -> policy.allows(own, Permission.GRANT_ROLES))
                && owned.stream().anyMatch(own -> policy.mayGrant(own, role));
    }

    private AccessPolicy policy(ProfileName profile) {
        return profiles.access(profile);
    }

    private static Outcome<Caller> notPermitted(Permission permission) {
        return Outcome.refused(Refusal.of(AccessReason.NOT_PERMITTED).with("permission", permission.code()));
    }
}
