package io.rosterkit.engine.access;

import io.rosterkit.access.AccessGround;
import io.rosterkit.access.AccessGround.Kind;
import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.TypeRule;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.CustomRoleSet.CustomRole;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.SinglePermission.Effect;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.user.HolderQuery;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which permissions a user has, and which roles and types a user may give, by the access policy of a profile. Pure. */
final class AccessRules {

    private AccessRules() {}

    /**
     * Whether these rights give the permission, and why. Out of the time of the user, and without a seat that the user
     * needs, they give nothing. A denial wins over a grant, and both over type, role and module; what the type never
     * has wins over a grant. A grant counts for permissions that the profile gives singly.
     */
    static AccessGround decide(OrganizationRoles roles, AccessRights rights, Permission permission, Instant now) {
        AccessPolicy policy = roles.policy();
        Optional<AccessReason> absence = absence(policy, rights, now);
        if (absence.isPresent()) {
            return AccessGround.of(absence.get() == AccessReason.WITHOUT_SEAT ? Kind.NO_SEAT : Kind.NOT_ACTIVE);
        }
        Optional<SinglePermission> denied = rights.single(permission, Effect.DENIED);
        if (denied.isPresent()) {
            return AccessGround.single(Kind.SINGLE_DENIAL, denied.get().decidedBy());
        }
        if (policy.isNever(rights.type(), permission)) {
            return AccessGround.of(Kind.NEVER_OF_TYPE);
        }
        Optional<SinglePermission> granted = rights.single(permission, Effect.GRANTED)
                .filter(single -> policy.declared().single().contains(permission));
        if (granted.isPresent()) {
            return AccessGround.single(Kind.SINGLE_GRANT, granted.get().decidedBy());
        }
        TypeRule type = policy.types().get(rights.type());
        if (type != null && type.permissions().contains(permission)) {
            return AccessGround.of(Kind.TYPE);
        }
        return rights.rolesAt(now).stream()
                .filter(role -> roles.allows(role, permission))
                .findFirst()
                .map(AccessGround::of)
                .or(() -> moduleThatAllows(policy, rights, permission, now).map(AccessGround::of))
                .orElseGet(() -> AccessGround.of(Kind.NOTHING));
    }

    /** Why a user with these rights may not act at that time: out of the own time, or without a seat that is needed. */
    static Optional<AccessReason> absence(AccessPolicy policy, AccessRights rights, Instant now) {
        if (!rights.validity().holdsAt(now)) {
            return Optional.of(
                    rights.validity().isOverAt(now) ? AccessReason.USER_ENDED : AccessReason.USER_NOT_STARTED);
        }
        return policy.seats().mayAct(rights.type(), rights.hasSeat())
                ? Optional.empty()
                : Optional.of(AccessReason.WITHOUT_SEAT);
    }

    private static Optional<ProductModule> moduleThatAllows(
            AccessPolicy policy, AccessRights rights, Permission permission, Instant now) {
        return rights.modulesAt(now).stream()
                .filter(module -> policy.allows(module, rights.type(), permission))
                .min(Comparator.naturalOrder());
    }

    /** All permissions that these rights give, in the order of their codes. */
    static Set<Permission> permissions(OrganizationRoles roles, AccessRights rights, Instant now) {
        return Stream.concat(Permission.ofLibrary().stream(), roles.policy().declared().ofHost().stream())
                .filter(permission -> decide(roles, rights, permission, now).allows())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }

    /**
     * How users come to hold the permission. No type gives it, no role that an organization composed and no module: a
     * profile in which one does is refused.
     */
    static HolderQuery holders(AccessPolicy policy, Permission permission) {
        return new HolderQuery(
                Optional.of(permission),
                policy.roles().keySet().stream()
                        .filter(role -> allows(policy, role, permission))
                        .collect(Collectors.toSet()),
                true,
                policy.declared().single().contains(permission),
                policy.types().entrySet().stream()
                        .filter(type -> type.getValue().never().contains(permission))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /**
     * Whether a holder of these roles and permissions may give that role: by its rule or, where the organization
     * composed it, by having all that it allows, and what it would allow if the profile let it.
     */
    static boolean mayGiveRole(OrganizationRoles roles, Set<Role> held, Predicate<Permission> has, Role role) {
        Optional<CustomRole> custom = roles.find(role);
        if (custom.isPresent()) {
            return custom.get().permissions().stream().allMatch(has);
        }
        RoleRule rule = roles.policy().roles().get(role);
        return rule != null
                && held.stream()
                        .anyMatch(own -> roles.policy().roles().containsKey(own)
                                && rule.grantableBy().contains(own));
    }

    /**
     * Whether a holder of these roles and permissions may give the type: by a role that its rule names or, where it
     * names none, by having all that the type allows.
     */
    static boolean mayGiveType(AccessPolicy policy, Set<Role> held, Predicate<Permission> has, UserType type) {
        TypeRule rule = policy.types().get(type);
        if (rule == null) {
            return false;
        }
        return rule.grantableBy().isEmpty()
                ? rule.permissions().stream().allMatch(has)
                : held.stream().anyMatch(rule.grantableBy()::contains);
    }

    private static boolean allows(AccessPolicy policy, Role role, Permission permission) {
        RoleRule rule = policy.roles().get(role);
        return rule != null && rule.permissions().contains(permission);
    }
}
