package io.rosterkit.access;

import io.rosterkit.call.Call;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.Standing.OrganizationStanding;
import io.rosterkit.model.access.Standing.UserStanding;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Decides whether an actor may act at all, and whether it may do this. Every entry point and every later step asks here
 * and nowhere else. Pure.
 */
@SuppressWarnings("exports") // made by the entrance only
public final class Gate {

    private final AccessPolicy policy;

    /** A gate that asks that policy. */
    public Gate(AccessPolicy policy) {
        this.policy = policy;
    }

    /** Lets the caller pass, and answers how the journal names them and the ground on which they passed. */
    public Outcome<Agent> admit(Call call, Standing standing, Permission permission) {
        Optional<AccessReason> shut = shut(standing.organization());
        if (shut.isPresent() && !mayReadBehind(shut.get(), call, permission)) {
            return Outcome.refused(shut.get());
        }
        Actor actor = call.actor().orElseThrow(() -> new IllegalArgumentException("call needs an actor"));
        if (actor instanceof Actor.Member) {
            return member(call, standing.user(), permission);
        }
        if (actor instanceof Actor.Support support && !support.rights().contains(permission)) {
            return notPermitted(permission);
        }
        return Outcome.done(call.agent(permission.code()));
    }

    /** Lets somebody at the front door pass: only the organization has to be open. */
    public Outcome<Agent> admitGuest(Call call, OrganizationStanding organization) {
        return shut(organization)
                .<Outcome<Agent>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(call.agent("link")));
    }

    /** Whether the caller may give these roles; nobody gives what the policy does not let them give. */
    public Outcome<Collection<Role>> grants(Call call, Standing standing, Collection<Role> roles) {
        for (Role role : new TreeSet<>(roles)) {
            if (!policy.roles().containsKey(role)) {
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
    public Outcome<UserType> known(UserType type) {
        return policy.types().contains(type)
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
                && permission == Permission.READ_JOURNAL
                && call.actor().filter(Actor.Support.class::isInstance).isPresent();
    }

    private Outcome<Agent> member(Call call, Optional<UserStanding> user, Permission permission) {
        if (user.isEmpty() || !user.get().active()) {
            return Outcome.refused(AccessReason.ACTOR_NOT_ACTIVE);
        }
        return new TreeSet<>(user.get().roles())
                .stream()
                        .filter(role -> policy.allows(role, permission))
                        .findFirst()
                        .map(role -> Outcome.done(call.agent(permission.code() + " by " + role)))
                        .orElseGet(() -> notPermitted(permission));
    }

    private boolean mayGrant(Call call, Standing standing, Role role) {
        Actor actor = call.actor().orElseThrow(() -> new IllegalArgumentException("call needs an actor"));
        if (actor instanceof Actor.Support support) {
            return support.rights().contains(Permission.GRANT_ROLES);
        }
        return actor instanceof Actor.Job
                || standing.user().filter(user -> mayGrant(user, role)).isPresent();
    }

    /** A member gives a role that one of the held roles may give, if one of them allows giving roles at all. */
    private boolean mayGrant(UserStanding user, Role role) {
        return user.roles().stream().anyMatch(held -> policy.allows(held, Permission.GRANT_ROLES))
                && user.roles().stream().anyMatch(held -> policy.mayGrant(held, role));
    }

    private static Outcome<Agent> notPermitted(Permission permission) {
        return Outcome.refused(Refusal.of(AccessReason.NOT_PERMITTED).with("permission", permission.code()));
    }
}
