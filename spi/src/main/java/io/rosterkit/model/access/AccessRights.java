package io.rosterkit.model.access;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.productmodule.ProductModule;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What decides which permissions a user has: the type, the roles of any time and place, the single permissions, and the
 * time of the user, outside which all of them come to nothing; the modules that are usable; and whether the user has a
 * seat. What they come to is for the profile to say.
 */
public record AccessRights(
        UserType type,
        Set<RoleGrant> grants,
        Set<SinglePermission> singles,
        Validity validity,
        Set<UsableModule> modules,
        boolean hasSeat) {

    /** A module that the user has and that is switched on at a practice, while the user is assigned there. */
    public record UsableModule(ProductModule module, Validity validity) {}

    public AccessRights {
        grants = Set.copyOf(grants);
        singles = Set.copyOf(singles);
        modules = Set.copyOf(modules);
    }

    /** Those of a user without modules and without a seat. */
    public AccessRights(UserType type, Set<RoleGrant> grants, Set<SinglePermission> singles, Validity validity) {
        this(type, grants, singles, validity, Set.of(), false);
    }

    /** Those of a user without modules, a seat, a start and an end. */
    public AccessRights(UserType type, Set<RoleGrant> grants, Set<SinglePermission> singles) {
        this(type, grants, singles, Validity.always());
    }

    /** The same rights with the roles at that practice as roles in the whole organization; others are as they are. */
    AccessRights at(PracticeId practice) {
        return new AccessRights(
                type,
                grants.stream().map(grant -> grant.widened(practice)).collect(Collectors.toSet()),
                singles,
                validity,
                modules,
                hasSeat);
    }

    /**
     * The same rights without the roles that end before that time, and without modules, which may be switched off
     * before; at no time where the user ends before.
     */
    AccessRights lastingUntil(Instant time) {
        return new AccessRights(
                type,
                grants.stream()
                        .filter(grant -> !endsBefore(time, grant.validity()))
                        .collect(Collectors.toSet()),
                singles,
                endsBefore(time, validity) ? Validity.never() : validity,
                Set.of(),
                hasSeat);
    }

    private static boolean endsBefore(Instant time, Validity validity) {
        return validity.ends().filter(end -> end.isBefore(time)).isPresent();
    }

    /** The same rights without the roles that end, and without modules; at no time where the user ends. */
    public AccessRights lasting() {
        return lastingUntil(Instant.MAX);
    }

    /** The roles in the whole organization at that time, in the order of their codes. */
    public Set<Role> rolesAt(Instant now) {
        return validity.holdsAt(now) ? RoleGrant.rolesAt(now, grants) : Set.of();
    }

    /** The modules that are usable at that time. */
    public Set<ProductModule> modulesAt(Instant now) {
        return modules.stream()
                .filter(one -> one.validity().holdsAt(now))
                .map(UsableModule::module)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What was decided about the permission with that effect, if anything was. */
    public Optional<SinglePermission> single(Permission permission, SinglePermission.Effect effect) {
        return singles.stream()
                .filter(one -> one.effect() == effect && one.permission().equals(permission))
                .findFirst();
    }
}
