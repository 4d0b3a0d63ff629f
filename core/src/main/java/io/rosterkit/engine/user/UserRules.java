package io.rosterkit.engine.user;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for changes of a user. Pure. */
final class UserRules {

    private UserRules() {}

    /** The status after the move, if the transition table allows it. The lock stays as it is. */
    static Outcome<User.Status> afterMove(User user, UserMove move) {
        return move.from().contains(user.status().state())
                ? Outcome.done(user.status().with(move.to()))
                : wrongState(user);
    }

    /**
     * The status under an administrator's lock, which replaces a lock by failed attempts. Refused when the user is not
     * active, or when an administrator has locked the user already.
     */
    static Outcome<User.Status> afterLock(User user, Instant now) {
        return user.status().state() == UserStatus.ACTIVE && !isLockedByAdministrator(user.status())
                ? Outcome.done(
                        user.status().with(Optional.of(new Lock(Lock.Kind.ADMINISTRATOR, now, Optional.empty()))))
                : wrongState(user);
    }

    /**
     * The status without a lock. Refused when the user is closed, or when neither the user is locked nor a counter of
     * the user has a lock to lift.
     */
    static Outcome<User.Status> afterUnlock(
            User user, Collection<Counter> counters, LockoutPolicy policy, Instant now) {
        boolean locked = user.status().lock().filter(lock -> lock.holdsAt(now)).isPresent();
        boolean lockedByCounter = counters.stream().anyMatch(counter -> hasLockToLift(counter, policy, now));
        if (user.status().state() == UserStatus.CLOSED) {
            return wrongState(user);
        }
        return locked || lockedByCounter
                ? Outcome.done(user.status().with(Optional.<Lock>empty()))
                : UserRules.<User.Status>wrongState(user)
                        .fold(Outcome::done, why -> Outcome.refused(why.with("lock", "none")));
    }

    /** The user; refused when closed, since a closed user never changes. */
    static Outcome<User> checkNotClosed(User user) {
        return user.status().state() == UserStatus.CLOSED ? wrongState(user) : Outcome.done(user);
    }

    /**
     * The counter after an administrator unlocked the account. What counts towards the cap stays. Only the counter of
     * the code word for recovery starts again from zero, since the user cannot replace that proof by another.
     */
    static Counter counterAfterUnlock(Counter counter, Instant now) {
        return counter.key().proof() == Proof.CODE_WORD
                ? CounterRules.afterReset(counter, now)
                : CounterRules.afterUnlock(counter, now);
    }

    /**
     * Whether a counter of unknown clients at the password or at codes has reached its cap. An unlock does not lift
     * that, so the user needs a new password before an unknown client is admitted again.
     */
    static boolean needsNewPassword(Collection<Counter> counters, LockoutPolicy policy) {
        return counters.stream()
                .filter(counter ->
                        counter.key().proof() == Proof.PASSWORD || counter.key().proof() == Proof.CODE)
                .anyMatch(counter -> isUnknownClientsCapReached(counter, policy));
    }

    /** The roles of a user, of any time and place. */
    static Set<Role> roles(User.Status status) {
        return status.grants().stream().map(RoleGrant::role).collect(Collectors.toSet());
    }

    /** The roles that a user has in the whole organization at that time or later. */
    static Set<Role> organizationRoles(User.Status status, Instant time) {
        return status.grants().stream()
                .filter(grant -> grant.scope() == RoleGrant.Scope.ORGANIZATION
                        && !grant.validity().isOverAt(time))
                .map(RoleGrant::role)
                .collect(Collectors.toSet());
    }

    /**
     * What the user is granted once they have exactly these roles in the whole organization, of which some are given
     * now. A grant that is in force stays as it is. One that is over or has not begun is replaced or goes, and grants
     * at practices stay.
     */
    static Set<RoleGrant> grantsAfter(User.Status status, Set<Role> wanted, Set<RoleGrant> given, Author author) {
        return Stream.concat(
                        status.grants().stream()
                                .filter(grant -> grant.scope() == RoleGrant.Scope.PRACTICE
                                        || (wanted.contains(grant.role())
                                                && grant.validity().holdsAt(author.now()))),
                        given.stream())
                .collect(Collectors.toSet());
    }

    /** What the user is granted, at any time and place, but for these roles. */
    static Set<RoleGrant> grantsWithout(User.Status status, Set<Role> withheld) {
        return status.grants().stream()
                .filter(grant -> !withheld.contains(grant.role()))
                .collect(Collectors.toSet());
    }

    /** The roles that are not among the others. */
    static Set<Role> without(Set<Role> roles, Set<Role> others) {
        return roles.stream().filter(role -> !others.contains(role)).collect(Collectors.toSet());
    }

    /**
     * The kind of the lock, as a fact of the journal. It is {@code unmarked} when the user has no lock: then only a
     * counter refused attempts, such as that of a known device.
     */
    static String kindOfLock(User.Status status) {
        return status.lock()
                .map(lock -> lock.kind().name().toLowerCase(Locale.ROOT))
                .orElse("unmarked");
    }

    /**
     * The codes of roles in their order, with a blank between two. It is a fact of the journal, and {@link UserCodecs}
     * stores results with it and reads them again: keep the format.
     */
    static String roleCodes(Collection<Role> roles) {
        return roles.stream().map(Role::code).sorted().collect(Collectors.joining(" "));
    }

    /**
     * Whether an unlock lifts something at this counter. At its cap the counter of unknown clients counts as locked:
     * the unlock succeeds, and its result says that the user needs a new password. A known device at its cap is treated
     * as an unknown client, so its cap locks no user out.
     */
    private static boolean hasLockToLift(Counter counter, LockoutPolicy policy, Instant now) {
        return CounterRules.isLocked(counter, now) || isUnknownClientsCapReached(counter, policy);
    }

    private static boolean isUnknownClientsCapReached(Counter counter, LockoutPolicy policy) {
        return CounterRules.isOfUnknownClients(counter.key())
                && CounterRules.isCapReached(counter, CounterRules.budget(policy, counter.key()));
    }

    private static boolean isLockedByAdministrator(User.Status status) {
        return status.lock()
                .filter(lock -> lock.kind() == Lock.Kind.ADMINISTRATOR)
                .isPresent();
    }

    private static <T> Outcome<T> wrongState(User user) {
        UserStatus status = user.status().state();
        String state = status == UserStatus.ACTIVE && isLockedByAdministrator(user.status())
                ? "locked"
                : status.name().toLowerCase(Locale.ROOT);
        return Outcome.refused(Refusal.of(UserReason.WRONG_STATE).with("state", state));
    }
}
