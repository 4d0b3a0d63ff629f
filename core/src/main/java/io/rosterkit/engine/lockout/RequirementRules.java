package io.rosterkit.engine.lockout;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which users an organization must never lose the last of. Pure but for the time that the gate knows. */
final class RequirementRules {

    private final Gate gate;
    private final Profiles profiles;

    RequirementRules(Gate gate, Profiles profiles) {
        this.gate = gate;
        this.profiles = profiles;
    }

    /**
     * One user must meet this. {@code holders} finds candidates, of whom some may not meet it; {@code refusal} tells
     * that no other does.
     */
    record Requirement(HolderQuery holders, Predicate<User.Status> met, Refusal refusal) {

        boolean isMetBy(User.Status status) {
            return met.test(status);
        }
    }

    /** What the user met and meets no more after the change. */
    List<Requirement> lost(ProfileName profile, User.Status before, User.Status after, Instant now) {
        Stream<Requirement> roles = rolesThatRequireHolder(profile).stream()
                .map(role -> holder(role, now))
                .filter(requirement -> requirement.isMetBy(before) && !requirement.isMetBy(after));
        return Stream.concat(lostUnlocking(profile, before, after).stream(), roles)
                .toList();
    }

    /**
     * To unlock without an end, or else to unlock now, if the user could and no more can. While the profile is missing,
     * no role can unlock; every change counts as a loss until it is back.
     */
    Optional<Requirement> lostUnlocking(ProfileName profile, User.Status before, User.Status after) {
        HolderQuery holders = unlockers(profile);
        Requirement now = unlocking(holders, status -> canUnlock(profile, status, status.rights()));
        return Stream.of(
                        unlocking(
                                holders.withoutEnding(),
                                status -> canUnlock(
                                        profile, status, status.rights().lasting())),
                        now)
                .filter(requirement -> requirement.isMetBy(before) && !requirement.isMetBy(after))
                .findFirst()
                .or(() -> holders.roles().isEmpty() ? Optional.of(now) : Optional.empty());
    }

    /** Who may unlock by that profile. */
    HolderQuery unlockers(ProfileName profile) {
        return gate.holders(profile, Permission.UNLOCK_USERS);
    }

    private static Requirement unlocking(HolderQuery holders, Predicate<User.Status> met) {
        return new Requirement(holders, met, Refusal.of(UserReason.LAST_UNLOCKER));
    }

    private Set<Role> rolesThatRequireHolder(ProfileName profile) {
        return profiles.access(profile).roles().entrySet().stream()
                .filter(rule -> rule.getValue().holderRequired())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A lock is no loss of a role: another user lifts it. */
    private static Requirement holder(Role role, Instant now) {
        return new Requirement(
                HolderQuery.of(role).withoutEnding(),
                status -> status.state() == UserStatus.ACTIVE
                        && status.rights().lasting().rolesAt(now).contains(role),
                Refusal.of(UserReason.LAST_HOLDER).with("role", role));
    }

    /**
     * Whether a user with these rights can unlock others now: active, with the permission, which no role gives that an
     * organization composed, and under no lock that only an administrator lifts.
     */
    private boolean canUnlock(ProfileName profile, User.Status status, AccessRights rights) {
        return status.state() == UserStatus.ACTIVE
                && status.lock().filter(lock -> lock.until().isEmpty()).isEmpty()
                && gate.decide(OrganizationRoles.of(profiles, profile), rights, Permission.UNLOCK_USERS)
                        .allows();
    }
}
