package io.rosterkit.access;

import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.productmodule.ProductModule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What types, roles, traits, permissions and modules of one profile must come to together. Pure; refuses with a
 * sentence that begins with the path of the setting.
 */
final class AccessPolicyRules {

    /**
     * The library looks for the users who have one of these: who may be asked for help, and whether one remains. A type
     * that allowed it would make everybody of the type such a user, and a change of a custom role would take it from
     * many users at once.
     */
    private static final List<Permission> OF_ROLES_ONLY = List.of(Permission.UNLOCK_USERS, Permission.REACTIVATE_USERS);

    private AccessPolicyRules() {}

    static void refuse(
            Map<UserType, TypeRule> types,
            Map<Role, RoleRule> roles,
            TraitRules traits,
            DeclaredPermissions declared,
            Map<ProductModule, ModuleRule> modules) {
        Stream.of(
                        roles(roles, declared),
                        types(types, roles, declared),
                        traits(types.keySet(), traits),
                        undeclared("singlePermissions", declared.single(), declared),
                        undeclared("customRoles", declared.ofCustomRoles(), declared),
                        ofProfileRolesOnly("customRoles", declared.ofCustomRoles()),
                        ModulePolicyRules.wrong(modules, types.keySet(), declared.ofHost()))
                .flatMap(wrong -> wrong)
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException(wrong);
                });
    }

    private static Stream<String> roles(Map<Role, RoleRule> roles, DeclaredPermissions declared) {
        return new TreeMap<>(roles).entrySet().stream().flatMap(rule -> {
            String path = "roles." + rule.getKey();
            return Stream.of(
                            wrong(
                                    CustomRoleSet.hasCode(rule.getKey()),
                                    path + " must not have a code that organizations give to roles of their own"),
                            namesRoles(path, rule.getValue().grantableBy(), roles),
                            undeclared(path + ".permissions", rule.getValue().permissions(), declared))
                    .flatMap(wrong -> wrong);
        });
    }

    private static Stream<String> types(
            Map<UserType, TypeRule> types, Map<Role, RoleRule> roles, DeclaredPermissions declared) {
        return types.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(UserType::code)))
                .flatMap(rule -> {
                    String path = "types." + rule.getKey();
                    TypeRule value = rule.getValue();
                    return Stream.of(
                                    namesRoles(path, value.grantableBy(), roles),
                                    undeclared(path + ".permissions", value.permissions(), declared),
                                    undeclared(path + ".never", value.never(), declared),
                                    ofRolesOnly(path, value),
                                    bothWays(path, value),
                                    recipients(path, value, types.keySet()))
                            .flatMap(wrong -> wrong);
                });
    }

    private static Stream<String> namesRoles(String path, Set<Role> named, Map<Role, RoleRule> roles) {
        return wrong(!roles.keySet().containsAll(named), path + ".grantableBy must name roles of the profile");
    }

    private static Stream<String> undeclared(
            String path, Collection<Permission> permissions, DeclaredPermissions declared) {
        return new TreeSet<>(permissions)
                .stream()
                        .filter(permission -> !declared.contains(permission))
                        .map(permission ->
                                path + " must not hold " + permission + ", which the profile does not declare");
    }

    private static Stream<String> ofRolesOnly(String path, TypeRule rule) {
        return OF_ROLES_ONLY.stream()
                .filter(rule.permissions()::contains)
                .map(permission ->
                        path + ".permissions must not hold " + permission + ", which roles and single grants give");
    }

    private static Stream<String> ofProfileRolesOnly(String path, Set<Permission> permissions) {
        return OF_ROLES_ONLY.stream()
                .filter(permissions::contains)
                .map(permission ->
                        path + " must not hold " + permission + ", which roles of the profile and single grants give");
    }

    private static Stream<String> bothWays(String path, TypeRule rule) {
        return new TreeSet<>(rule.never())
                .stream()
                        .filter(rule.permissions()::contains)
                        .map(permission -> path + ".never must not hold " + permission + ", which the type allows");
    }

    private static Stream<String> recipients(String path, TypeRule rule, Set<UserType> types) {
        return wrong(
                rule.mayWriteTo().filter(named -> !types.containsAll(named)).isPresent(),
                path + ".mayWriteTo must name types of the profile");
    }

    private static Stream<String> traits(Set<UserType> types, TraitRules traits) {
        Stream<String> byType = traits.byType().entrySet().stream().flatMap(trait -> {
            Set<UserType> having = trait.getValue();
            boolean some = !having.isEmpty() && having.size() < types.size();
            return wrong(
                    !trait.getKey().present() || !some || !types.containsAll(having),
                    "traits." + trait.getKey() + " must name some types of the profile, and not all");
        });
        Stream<String> byTitle = traits.byTitle().entrySet().stream()
                .flatMap(trait -> Stream.concat(
                        wrong(
                                !trait.getKey().present()
                                        || trait.getValue().isEmpty()
                                        || !traits.titles().containsAll(trait.getValue()),
                                "traits." + trait.getKey() + " must name some titles"),
                        wrong(
                                traits.byType().containsKey(trait.getKey()),
                                "traits." + trait.getKey() + " must go by types or by titles, and not by both")));
        return Stream.concat(byType, byTitle);
    }

    private static Stream<String> wrong(boolean is, String what) {
        return is ? Stream.of(what) : Stream.empty();
    }
}
