package io.rosterkit;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.RoleRule;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.organization.FirstUser;
import io.rosterkit.verification.VerificationPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * Some user must be able to unlock, to manage users and to give roles: the first user of an organization, or those
     * to whom the first user may give roles, one after the other.
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
        String missing = NEEDED.stream()
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

    static void knownDevices(VerificationPolicy verification, LockoutPolicy lockout) {
        if (verification.signIn() == VerificationPolicy.Demand.UNKNOWN_DEVICE
                && lockout.devices().atMost() == 0) {
            throw new IllegalArgumentException(
                    "verification.signIn must not be UNKNOWN_DEVICE where lockout.devices.atMost is 0");
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
