package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.seat.SeatPolicy;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The user types, roles and modules of a product with what they allow, who has which trait, the permissions that there
 * are, and which types take a seat. Codes it does not know allow nothing.
 */
public record AccessPolicy(
        Map<UserType, TypeRule> types,
        Map<Role, RoleRule> roles,
        TraitRules traits,
        DeclaredPermissions declared,
        Map<ProductModule, ModuleRule> modules,
        SeatPolicy seats) {

    public AccessPolicy {
        Arguments.required(
                "types",
                types,
                "roles",
                roles,
                "traits",
                traits,
                "declared",
                declared,
                "modules",
                modules,
                "seats",
                seats);
        types = Map.copyOf(types);
        roles = Map.copyOf(roles);
        modules = Map.copyOf(modules);
        AccessPolicyRules.refuse(types, roles, traits, declared, modules);
        SeatPolicyRules.refuse(seats, types.keySet());
    }

    /** A policy without modules and seats. */
    public AccessPolicy(
            Map<UserType, TypeRule> types, Map<Role, RoleRule> roles, TraitRules traits, DeclaredPermissions declared) {
        this(types, roles, traits, declared, Map.of(), SeatPolicy.none());
    }

    /** The same with types and roles that allow nothing, and without modules and seats. */
    public AccessPolicy withoutRights() {
        return new AccessPolicy(
                Map.of(), Map.of(), TraitRules.none(), new DeclaredPermissions(declared.ofHost(), Set.of(), Set.of()));
    }

    /** What a role allows, in the order of the codes; nothing where the profile has no such role. */
    public Set<Permission> permissions(Role role) {
        Arguments.required("role", role);
        return sorted(Optional.ofNullable(roles.get(role)).map(RoleRule::permissions));
    }

    /** What a type allows, in the order of the codes; nothing where the profile has no such type. */
    public Set<Permission> permissions(UserType type) {
        Arguments.required("type", type);
        return sorted(Optional.ofNullable(types.get(type)).map(TypeRule::permissions));
    }

    /** Whether users of that type have the permission by the module, if they have the module. */
    public boolean allows(ProductModule module, UserType type, Permission permission) {
        Arguments.required("module", module, "type", type, "permission", permission);
        ModuleRule rule = modules.get(module);
        return rule != null && rule.isFor(type) && rule.permissions().contains(permission);
    }

    /** Whether users of one type may write to users of the other; never where the profile lacks one of them. */
    public boolean mayWrite(UserType from, UserType to) {
        Arguments.required("from", from, "to", to);
        return types.containsKey(to)
                && Optional.ofNullable(types.get(from))
                        .filter(rule -> rule.mayWriteTo()
                                .filter(named -> !named.contains(to))
                                .isEmpty())
                        .isPresent();
    }

    private static Set<Permission> sorted(Optional<Set<Permission>> some) {
        return Collections.unmodifiableSet(new TreeSet<>(some.orElse(Set.of())));
    }

    /** Whether users of the type never have the permission; no for a type that the profile does not know. */
    public boolean isNever(UserType type, Permission permission) {
        Arguments.required("type", type, "permission", permission);
        TypeRule rule = types.get(type);
        return rule != null && rule.never().contains(permission);
    }
}
