package io.rosterkit.profile;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.DeclaredPermissions;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.access.TraitRules;
import io.rosterkit.access.TypeRule;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.user.Title;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.seat.SeatPoolRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The settings of a profile that say who may do what, as they are collected. */
final class AccessSettings {

    final Map<UserType, TypeRule> types = new HashMap<>();
    final Map<Role, RoleRule> roles = new HashMap<>();
    final Map<Trait, Set<UserType>> traits = new HashMap<>();
    final Map<Trait, Set<Title>> traitsByTitle = new HashMap<>();
    final Set<Title> titles = new HashSet<>();
    final Set<Permission> permissions = new HashSet<>();
    final Set<Permission> singlePermissions = new HashSet<>();
    final Set<Permission> customRolePermissions = new HashSet<>();
    final Map<ProductModule, ModuleRule> modules = new HashMap<>();

    final Map<SeatPoolName, SeatPoolRule> seats = new HashMap<>();

    AccessPolicy policy() {
        return new AccessPolicy(
                types,
                roles,
                new TraitRules(traits, traitsByTitle, titles),
                new DeclaredPermissions(permissions, singlePermissions, customRolePermissions),
                modules,
                new SeatPolicy(seats));
    }
}
