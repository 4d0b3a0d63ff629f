package io.rosterkit.engine.permission;

import com.google.common.collect.Sets;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that a change of a type gives and takes nothing that the caller does not hold: by the type, roles and single
 * grants. What the user has by modules does not count, for support and administrators decide it apart.
 */
final class TypeChangeCheck {

    private final Gate gate;
    private final Profiles profiles;

    TypeChangeCheck(Gate gate, Profiles profiles) {
        this.gate = gate;
        this.profiles = profiles;
    }

    /**
     * Refused when the user would get or lose a permission by the change that the caller does not hold, what the user
     * gets without an end, unless the profile names the roles that give both types.
     */
    Outcome<UserType> check(Call call, Found found, UserType type) {
        User.Status before = found.user().status();
        if (isGivenByRoles(found, before.type()) && isGivenByRoles(found, type)) {
            return Outcome.done(type);
        }
        Set<Permission> had = permissions(found, before);
        Set<Permission> has =
                permissions(found, before.with(before.classification().with(type)));
        AccessState access = found.callerAccess();
        boolean holdsAll = holds(call, access, Sets.difference(had, has))
                && holds(call, access.lasting(), Sets.difference(has, had));
        return holdsAll
                ? Outcome.done(type)
                : Outcome.refused(
                        Refusal.of(AccessReason.TYPE_NOT_GRANTABLE).at("type").with("type", type));
    }

    private boolean holds(Call call, AccessState access, Set<Permission> permissions) {
        return permissions.stream().allMatch(permission -> gate.mayGivePermission(call, access, permission));
    }

    private boolean isGivenByRoles(Found found, UserType type) {
        return Optional.ofNullable(
                        profiles.access(found.callerAccess().profile()).types().get(type))
                .filter(rule -> !rule.grantableBy().isEmpty())
                .isPresent();
    }

    /** The permissions of a user by the roles of now or later, at any place, with the seat that the type may need. */
    private Set<Permission> permissions(Found found, User.Status status) {
        Set<Role> roles = RoleGrant.rolesFrom(found.author().now(), status.grants());
        return gate.permissions(
                OrganizationRoles.of(profiles, found.callerAccess()),
                new AccessRights(
                        status.type(),
                        RoleGrant.of(roles, Optional.empty()),
                        status.singles(),
                        Validity.always(),
                        Set.of(),
                        true));
    }
}
