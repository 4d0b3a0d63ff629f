package io.rosterkit.profile;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.RoleRule;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.organization.FirstUser;
import io.rosterkit.secondstep.SecondStepPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the policies of one profile must come to together. Pure; each check names the knob. */
final class ProfileRules {

    /** Without these an organization stops at its first locked user. */
    private static final List<Permission> NEEDED =
            List.of(Permission.GRANT_ROLES, Permission.MANAGE_USERS, Permission.UNLOCK_USERS);

    private ProfileRules() {}

    static void product(String product) {
        if (product.isBlank()) {
            throw new IllegalArgumentException("product must have a name");
        }
        if (product.length() > 100 || product.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("product must have at most 100 characters and no control character");
        }
    }

    /**
     * Some user must be able to unlock, to manage users and, where users give roles, to give roles: the first user of
     * an organization, or those to whom the first user may give roles, one after the other.
     */
    static void somebodyManages(FirstUser first, AccessPolicy access) {
        if (!access.roles().keySet().containsAll(first.roles())) {
            throw new IllegalArgumentException("firstUser.roles must be roles of the profile");
        }
        if (first.roles().isEmpty()) {
            throw new IllegalArgumentException(
                    "firstUser.roles must not be empty, since nobody could manage the organization");
        }
        Set<Role> reached = reached(first.roles(), access.roles());
        boolean support = access.roles().values().stream()
                .allMatch(rule -> rule.grantedBy().isEmpty());
        String missing = NEEDED.stream()
                .filter(needed -> !support || !needed.equals(Permission.GRANT_ROLES))
                .filter(needed -> reached.stream().noneMatch(role -> allows(access.roles(), role, needed)))
                .map(Permission::code)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            String roles = new TreeSet<>(first.roles())
                    .stream().map(role -> "roles." + role).collect(Collectors.joining(" or "));
            throw new IllegalArgumentException(roles + " must allow " + missing
                    + ", or be able to give a role that does; otherwise nobody in an organization could do it");
        }
    }

    /**
     * Each role is given by users, as its {@code grantedBy} says, or by support alone. Users give it when one of them
     * may come by a role that gives it: at the beginning, from support, or from another user.
     */
    static void everyRoleIsGiven(FirstUser first, AccessPolicy access) {
        Map<Role, RoleRule> roles = access.roles();
        Set<Role> bySupport = roles.entrySet().stream()
                .filter(rule -> rule.getValue().grantedBy().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<Role> start = new HashSet<>(first.roles());
        start.addAll(bySupport);
        Set<Role> reached = reached(start, roles);
        for (Map.Entry<Role, RoleRule> rule : new TreeMap<>(roles).entrySet()) {
            Role role = rule.getKey();
            Set<Role> givers = rule.getValue().grantedBy();
            if (!givers.isEmpty() && givers.stream().noneMatch(reached::contains)) {
                throw new IllegalArgumentException(
                        "roles." + role + ".grantedBy must name a role that some user can get;"
                                + " leave it empty if support alone gives roles." + role);
            }
            if (bySupport.size() == roles.size() && allows(roles, role, Permission.GRANT_ROLES)) {
                throw new IllegalArgumentException("roles." + role + " must not allow grant-roles, since no role can be"
                        + " given by users; name it in the grantedBy of a role, or leave the permission out if support"
                        + " alone gives the roles");
            }
        }
    }

    static void knownDevices(SecondStepPolicy secondStep, LockoutPolicy lockout) {
        if (secondStep.signIn() == SecondStepPolicy.Demand.UNKNOWN_DEVICE
                && lockout.devices().atMost() == 0) {
            throw new IllegalArgumentException(
                    "secondStep.signIn must not be UNKNOWN_DEVICE where lockout.devices.atMost is 0");
        }
    }

    private static Set<Role> reached(Set<Role> first, Map<Role, RoleRule> roles) {
        Set<Role> reached = new HashSet<>(first);
        boolean grew = true;
        while (grew) {
            boolean gives = reached.stream().anyMatch(role -> allows(roles, role, Permission.GRANT_ROLES));
            Set<Role> next = roles.entrySet().stream()
                    .filter(rule ->
                            gives && rule.getValue().grantedBy().stream().anyMatch(reached::contains))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            grew = reached.addAll(next);
        }
        return reached;
    }

    private static boolean allows(Map<Role, RoleRule> roles, Role role, Permission permission) {
        RoleRule rule = roles.get(role);
        return rule != null && rule.permissions().contains(permission);
    }
}
