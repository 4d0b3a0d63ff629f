package io.rosterkit.engine.user;

import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.access.Role;
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

/** Rules for changes of a user. Pure. */
final class UserRules {

    private UserRules() {}

    /** The standing after a move of the transition table. */
    static Outcome<User.Standing> afterMove(User user, UserMove move) {
        return move.from().contains(user.standing().status())
                ? Outcome.done(user.standing().with(move.to()))
                : wrongState(user);
    }

    /** The standing under an administrator's lock, which replaces a lock by failed attempts. */
    static Outcome<User.Standing> afterLock(User user, Instant now) {
        return user.standing().status() == UserStatus.ACTIVE && !isLockedByAdministrator(user.standing())
                ? Outcome.done(
                        user.standing().with(Optional.of(new Lock(Lock.Kind.ADMINISTRATOR, now, Optional.empty()))))
                : wrongState(user);
    }

    /** The standing without a lock; refused when there is none to lift. */
    static Outcome<User.Standing> afterUnlock(
            User user, Collection<Counter> counters, LockoutPolicy policy, Instant now) {
        boolean locked =
                user.standing().lock().filter(lock -> lock.holdsAt(now)).isPresent();
        boolean blocked = counters.stream()
                .anyMatch(counter -> isBlocking(counter, CounterRules.budget(policy, counter.key()), now));
        if (user.standing().status() == UserStatus.CLOSED) {
            return wrongState(user);
        }
        return locked || blocked
                ? Outcome.done(user.standing().with(Optional.<Lock>empty()))
                : UserRules.<User.Standing>wrongState(user)
                        .fold(Outcome::done, why -> Outcome.refused(why.with("lock", "none")));
    }

    /** The user; refused when closed, since a closed user never changes. */
    static Outcome<User> changeable(User user) {
        return user.standing().status() == UserStatus.CLOSED ? wrongState(user) : Outcome.done(user);
    }

    /**
     * The counter after an administrator unlocked the account. What counts towards the cap stays, but for the code word
     * of recovery, which no act of the user replaces.
     */
    static Counter counterAfterUnlock(Counter counter, Instant now) {
        return counter.key().proof() == Proof.CODE_WORD
                ? CounterRules.afterReset(counter, now)
                : CounterRules.afterUnlock(counter, now);
    }

    /** Whether so many guesses at the password, or at codes after it, failed that the user needs a new password. */
    static boolean needsNewPassword(Collection<Counter> counters, LockoutPolicy policy) {
        return counters.stream()
                .filter(counter -> counter.key().door().equals(Counter.STRANGERS))
                .filter(counter ->
                        counter.key().proof() == Proof.PASSWORD || counter.key().proof() == Proof.CODE)
                .anyMatch(counter -> CounterRules.isCapReached(counter, CounterRules.budget(policy, counter.key())));
    }

    /** The roles that are not among the others. */
    static Set<Role> without(Set<Role> roles, Set<Role> others) {
        return roles.stream().filter(role -> !others.contains(role)).collect(Collectors.toSet());
    }

    /** The kind of the lock, as a fact of the journal. */
    static String kindOfLock(User.Standing standing) {
        return standing.lock()
                .map(lock -> lock.kind().name().toLowerCase(Locale.ROOT))
                .orElse("unmarked");
    }

    /** The codes of roles, as a fact of the journal. */
    static String codes(Collection<Role> roles) {
        return roles.stream().map(Role::code).sorted().collect(Collectors.joining(" "));
    }

    private static boolean isBlocking(Counter counter, Budget budget, Instant now) {
        boolean capReached =
                counter.key().door().equals(Counter.STRANGERS) && CounterRules.isCapReached(counter, budget);
        return capReached
                || counter.block().held()
                || counter.block().until().filter(now::isBefore).isPresent();
    }

    private static boolean isLockedByAdministrator(User.Standing standing) {
        return standing.lock()
                .filter(lock -> lock.kind() == Lock.Kind.ADMINISTRATOR)
                .isPresent();
    }

    private static <T> Outcome<T> wrongState(User user) {
        UserStatus status = user.standing().status();
        String state = status == UserStatus.ACTIVE && isLockedByAdministrator(user.standing())
                ? "locked"
                : status.name().toLowerCase(Locale.ROOT);
        return Outcome.refused(Refusal.of(UserReason.WRONG_STATE).with("state", state));
    }
}
