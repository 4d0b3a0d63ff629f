package io.rosterkit.profile;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.RoleRule;
import io.rosterkit.hostdata.Attribute;
import io.rosterkit.lifecycle.InactivityPolicy;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.organization.FirstUser;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.SeatTaking;
import io.rosterkit.secondstep.SecondStepPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the policies of one profile must come to together. Pure; each answers sentences that begin with the path of the
 * setting, or none.
 */
final class ProfileRules {

    /** Without these an organization stops at its first locked user. */
    private static final List<Permission> NEEDED =
            List.of(Permission.GRANT_ROLES, Permission.MANAGE_USERS, Permission.UNLOCK_USERS);

    /** NIST SP 800-63B-4 section 3.2.2. */
    private static final int MAX_SUM_OF_CAPS = 100;

    private ProfileRules() {}

    /** {@link IllegalArgumentException} when it is one of the library. */
    static Permission ofHost(Permission permission) {
        if (Permission.ofLibrary().contains(permission) || permission.isOfSupport()) {
            throw new IllegalArgumentException("permission must not be one of the library, as " + permission + " is");
        }
        return permission;
    }

    /** Adds these attributes; {@link IllegalArgumentException} where two have one name. */
    static void declare(Map<String, Attribute> attributes, Attribute... more) {
        for (Attribute attribute : more) {
            if (attributes.putIfAbsent(attribute.name(), attribute) != null) {
                throw new IllegalArgumentException(
                        "attributes must have different names, and not " + attribute.name() + " twice");
            }
        }
    }

    static Stream<String> named(String product, ZoneName zone) {
        return Stream.of(
                        wrong(product.isBlank(), "product must have a name"),
                        wrong(
                                product.length() > 100 || product.chars().anyMatch(Character::isISOControl),
                                "product must have at most 100 characters and no control character"),
                        wrong(
                                zone.id().length() > ZoneName.MAX_LENGTH,
                                "zone must have a name of at most " + ZoneName.MAX_LENGTH + " characters"))
                .flatMap(some -> some);
    }

    /** The invitation of the first user takes a seat that the organization must have from its opening on. */
    static Stream<String> firstSeat(FirstUser first, SeatPolicy seats) {
        return seats.poolOf(first.type()).stream().flatMap(pool -> {
            SeatPoolRule rule = Objects.requireNonNull(seats.pools().get(pool));
            return wrong(
                    rule.included() == 0
                            && rule.taking() == SeatTaking.ON_INVITATION
                            && !rule.withoutSeat().mayEnter(),
                    "seatPools." + pool + ".including must be at least 1, for the first user");
        });
    }

    static Stream<String> roles(FirstUser first, AccessPolicy access) {
        return Stream.of(somebodyManages(first, access), typeMayManage(first, access), everyRoleIsGiven(first, access))
                .flatMap(wrong -> wrong);
    }

    /** What the type of the first user never has is lost to the roles of that user. */
    private static Stream<String> typeMayManage(FirstUser first, AccessPolicy access) {
        return NEEDED.stream()
                .filter(needed -> access.isNever(first.type(), needed))
                .map(needed -> "types." + first.type() + ".never must not hold " + needed
                        + ", since the first user of an organization has this type");
    }

    /**
     * Some user must be able to unlock, to manage users and, where users give roles, to give roles. This may be the
     * first user of an organization, or a user who gets roles from the first user, directly or through others.
     */
    private static Stream<String> somebodyManages(FirstUser first, AccessPolicy access) {
        if (!access.roles().keySet().containsAll(first.roles())) {
            return Stream.of("firstUser.roles must be roles of the profile");
        }
        if (first.roles().isEmpty()) {
            return Stream.of("firstUser.roles must not be empty, since nobody could manage the organization");
        }
        Set<Role> reached = reached(first.roles(), access.roles());
        boolean support = access.roles().values().stream()
                .allMatch(rule -> rule.grantableBy().isEmpty());
        String missing = NEEDED.stream()
                .filter(needed -> !support || !needed.equals(Permission.GRANT_ROLES))
                .filter(needed -> reached.stream().noneMatch(role -> allows(access.roles(), role, needed)))
                .map(Permission::code)
                .collect(Collectors.joining(", "));
        String roles = new TreeSet<>(first.roles())
                .stream().map(role -> "roles." + role).collect(Collectors.joining(" or "));
        return wrong(
                !missing.isEmpty(),
                roles + " must allow " + missing
                        + ", or be able to give a role that does; otherwise nobody in an organization could do it");
    }

    /**
     * Each role is given by users, as its {@code grantableBy} says, or by support alone. Users give it when one of them
     * may come by a role that gives it: at the beginning, from support, or from another user. Users who may give roles
     * need one that they can give, unless organizations compose such.
     */
    private static Stream<String> everyRoleIsGiven(FirstUser first, AccessPolicy access) {
        Map<Role, RoleRule> roles = access.roles();
        Set<Role> bySupport = roles.entrySet().stream()
                .filter(rule -> rule.getValue().grantableBy().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<Role> start = new HashSet<>(first.roles());
        start.addAll(bySupport);
        Set<Role> reached = reached(start, roles);
        Stream<String> nobodyGives = roles.entrySet().stream()
                .filter(rule -> !rule.getValue().grantableBy().isEmpty())
                .filter(rule -> rule.getValue().grantableBy().stream().noneMatch(reached::contains))
                .map(rule -> "roles." + rule.getKey() + ".grantableBy must name a role that some user can get;"
                        + " leave it empty if support alone gives roles." + rule.getKey());
        Stream<String> givesNone = roles.keySet().stream()
                .filter(role -> access.declared().ofCustomRoles().isEmpty()
                        && bySupport.size() == roles.size()
                        && allows(roles, role, Permission.GRANT_ROLES))
                .map(role -> "roles." + role + " must not allow grant-roles, since no role can be"
                        + " given by users; name it in the grantableBy of a role, or leave the permission out if support"
                        + " alone gives the roles");
        return Stream.concat(nobodyGives, givesNone);
    }

    /** The caps through which one account can be guessed at, and the budget that many share. */
    static Stream<String> lockout(LockoutPolicy lockout) {
        long ofADevice = (long) lockout.devices().password().cap()
                + lockout.devices().code().cap();
        long caps = (long) lockout.password().cap()
                + lockout.code().cap()
                + lockout.codeWord().cap()
                + lockout.reauthentication().cap()
                + lockout.devices().atMost() * ofADevice;
        Budget shared = lockout.invited().practice();
        return Stream.concat(
                wrong(
                        caps > MAX_SUM_OF_CAPS,
                        "lockout must have caps that add up to at most " + MAX_SUM_OF_CAPS + " an account, not "
                                + caps),
                wrong(
                        shared.cap() != Budget.NO_CAP || shared.heldAfter() != Budget.NEVER_HELD,
                        "lockout.invited.practice must have no cap and never be held"));
    }

    static Stream<String> knownDevices(SecondStepPolicy secondStep, LockoutPolicy lockout) {
        return wrong(
                secondStep.signIn() == SecondStepPolicy.Demand.UNKNOWN_DEVICE
                        && lockout.devices().atMost() == 0,
                "secondStep.signIn must not be UNKNOWN_DEVICE where lockout.devices.atMost is 0");
    }

    static Stream<String> inactivity(InactivityPolicy inactivity) {
        return wrong(
                inactivity
                        .after()
                        .filter(after -> inactivity.warnedBefore().compareTo(after) >= 0)
                        .isPresent(),
                "deactivation.inactivity.warnedBefore must be shorter than deactivation.inactivity.after");
    }

    private static Stream<String> wrong(boolean is, String what) {
        return is ? Stream.of(what) : Stream.empty();
    }

    private static Set<Role> reached(Set<Role> first, Map<Role, RoleRule> roles) {
        Set<Role> reached = new HashSet<>(first);
        boolean grew = true;
        while (grew) {
            boolean gives = reached.stream().anyMatch(role -> allows(roles, role, Permission.GRANT_ROLES));
            Set<Role> next = roles.entrySet().stream()
                    .filter(rule ->
                            gives && rule.getValue().grantableBy().stream().anyMatch(reached::contains))
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
