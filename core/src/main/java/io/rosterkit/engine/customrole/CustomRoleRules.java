package io.rosterkit.engine.customrole;

import com.google.common.collect.Sets;
import io.rosterkit.customrole.CustomRoleDetails;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.CustomRoleSet.CustomRole;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.customrole.CustomRoleReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.search.FoldedText;
import io.rosterkit.spi.organization.CustomRolesText;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides which roles an organization may have, and what the journal records of them. Pure. */
final class CustomRoleRules {

    private CustomRoleRules() {}

    /** The role of that code. */
    static Outcome<CustomRole> find(CustomRoleSet roles, Role role) {
        return roles.find(role)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(
                        Refusal.of(AccessReason.ROLE_UNKNOWN).at("role").with("role", role)));
    }

    /** Refused unless that is the version of the role. */
    static Outcome<CustomRole> checkVersion(CustomRole role, int version) {
        return role.version() == version ? Outcome.done(role) : Outcome.refused(CustomRoleReason.CHANGED);
    }

    /** Refused unless the profile lets such roles hold the permissions. */
    static Outcome<Set<Permission>> checkAllowed(OrganizationRoles roles, Set<Permission> permissions) {
        Set<Permission> allowed = roles.policy().declared().ofCustomRoles();
        if (allowed.isEmpty()) {
            return Outcome.refused(CustomRoleReason.OFF);
        }
        return checkAll(permissions, allowed::contains, CustomRoleReason.PERMISSION_NOT_ALLOWED);
    }

    /** Refused unless the caller holds the permissions. */
    static Outcome<Set<Permission>> checkHeld(Collection<Permission> permissions, Predicate<Permission> holds) {
        return checkAll(permissions, holds, AccessReason.PERMISSION_NOT_GRANTABLE);
    }

    private static Outcome<Set<Permission>> checkAll(
            Collection<Permission> permissions, Predicate<Permission> is, Reason otherwise) {
        Set<Permission> sorted = new TreeSet<>(permissions);
        return sorted.stream()
                .filter(is.negate())
                .findFirst()
                .<Outcome<Set<Permission>>>map(lacking ->
                        Outcome.refused(Refusal.of(otherwise).at("permissions").with("permission", lacking)))
                .orElseGet(() -> Outcome.done(sorted));
    }

    /** Refused when one of these roles has the name; that of the number is the role that shall have it. */
    static Outcome<DisplayName> checkNameIsFree(CustomRoleSet roles, int number, DisplayName name) {
        String folded = FoldedText.of(name.text());
        boolean taken = roles.roles().stream()
                .filter(other -> other.number() != number)
                .anyMatch(other -> FoldedText.of(other.name().text()).equals(folded));
        return taken ? Outcome.refused(Refusal.of(CustomRoleReason.NAME_TAKEN).at("name")) : Outcome.done(name);
    }

    /** The roles with one more; refused where there are as many as there may be. */
    static Outcome<CustomRoleSet> compose(CustomRoleSet roles, DisplayName name, Set<Permission> permissions) {
        return roles.roles().size() == CustomRoleSet.MAX_ROLES
                ? Outcome.refused(Refusal.of(CustomRoleReason.LIMIT_REACHED).with("atMost", CustomRoleSet.MAX_ROLES))
                : checkFits(roles.compose(name, permissions));
    }

    /** Refused when they are too large to be kept. */
    static Outcome<CustomRoleSet> checkFits(CustomRoleSet roles) {
        return CustomRolesText.fits(roles) ? Outcome.done(roles) : Outcome.refused(CustomRoleReason.LIMIT_REACHED);
    }

    static CustomRoleDetails details(OrganizationRoles roles, CustomRole role) {
        Set<Permission> allowed =
                roles.find(role.role()).map(roles::permissions).orElse(Set.of());
        return new CustomRoleDetails(
                role.role(),
                role.name(),
                Collections.unmodifiableSet(new TreeSet<>(allowed)),
                Collections.unmodifiableSet(new TreeSet<>(Sets.difference(role.permissions(), allowed))),
                role.version());
    }

    /** The code of the role, and what it holds. */
    static Map<String, String> facts(CustomRole role) {
        return Map.of("role", role.role().code(), "permissions", codes(role.permissions()));
    }

    /** The code of the role, what it gets and loses, and whether its name changes; not the name. */
    static Map<String, String> factsOfChange(CustomRole before, CustomRole after) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("role", after.role().code());
        facts.put("added", codes(Sets.difference(after.permissions(), before.permissions())));
        facts.put("removed", codes(Sets.difference(before.permissions(), after.permissions())));
        if (!after.name().equals(before.name())) {
            facts.put("name", "changed");
        }
        return facts;
    }

    private static String codes(Set<Permission> permissions) {
        return permissions.stream().map(Permission::code).sorted().collect(Collectors.joining(" "));
    }
}
