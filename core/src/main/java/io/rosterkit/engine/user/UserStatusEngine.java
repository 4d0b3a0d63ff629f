package io.rosterkit.engine.user;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UnlockReceipt;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Locks and unlocks, deactivates, reactivates and closes users. Thread-safe. */
public final class UserStatusEngine {

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final UserWriting writing;
    private final RoleChange roleChange;
    private final SupportRestriction supportRestriction;
    private final CounterStore counters;
    private final Profiles profiles;

    public UserStatusEngine(
            OperationRunner runner,
            UserLookup lookup,
            UserWriting writing,
            RoleChange roleChange,
            SupportRestriction supportRestriction,
            CounterStore counters,
            Profiles profiles) {
        this.runner = runner;
        this.lookup = lookup;
        this.writing = writing;
        this.roleChange = roleChange;
        this.supportRestriction = supportRestriction;
        this.counters = counters;
        this.profiles = profiles;
    }

    Outcome<UserReceipt> lock(Call call, UserId id) {
        return perform(
                call,
                UserWriting.LOCK,
                id,
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findOther(call, id, Permission.UNLOCK_USERS, now).then(this::decideLock));
    }

    Outcome<UnlockReceipt> unlock(Call call, UserId id) {
        return supportRestriction.withNames(
                call,
                perform(
                        call,
                        UserWriting.UNLOCK,
                        id,
                        UserCodecs.UNLOCKED_CODEC,
                        now -> lookup.findOther(call, id, Permission.UNLOCK_USERS, now)
                                .then(found ->
                                        supportRestriction.checkMayRestoreAccess(call, found, Permission.UNLOCK_USERS))
                                .then(this::decideUnlock)));
    }

    /** Deactivates one user; also one of many. */
    public Outcome<UserReceipt> deactivate(Call call, UserId id) {
        return deactivateOrClose(call, id, UserMove.DEACTIVATE, User.Security::endSessions);
    }

    /** Deactivates the active user of a person who is deactivated, in the same change and told by that event. */
    public Outcome<Changes> deactivateWithPerson(Call call, Found found, JournalEvent event) {
        return decideDeactivation(call, found, UserMove.DEACTIVATE, event, User.Security::endSessions)
                .map(Decision::changes);
    }

    /** Reactivates one user; also one of many. */
    public Outcome<ReactivationReceipt> reactivate(Call call, UserId id) {
        return supportRestriction.withNames(
                call,
                perform(
                        call,
                        UserMove.REACTIVATE.operationCode(),
                        id,
                        UserCodecs.REACTIVATED_CODEC,
                        now -> lookup.findOther(call, id, Permission.REACTIVATE_USERS, now)
                                .then(found -> supportRestriction.checkMayRestoreAccess(
                                        call, found, Permission.REACTIVATE_USERS))
                                .then(found -> decideReactivation(call, found))));
    }

    Outcome<UserReceipt> close(Call call, UserId id) {
        return deactivateOrClose(call, id, UserMove.CLOSE, User.Security::endAll);
    }

    Outcome<UserReceipt> endSessions(Call call, UserId id) {
        return perform(
                call,
                UserWriting.END_SESSIONS,
                id,
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.find(call, id, Permission.MANAGE_USERS, now).then(this::decideEndOfSessions));
    }

    private Outcome<UserReceipt> deactivateOrClose(
            Call call, UserId id, UserMove move, Function<User.Security, User.Security> epochs) {
        return perform(
                call,
                move.operationCode(),
                id,
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findOther(call, id, Permission.MANAGE_USERS, now)
                        .then(found -> decideDeactivation(
                                call, found, move, JournalEvent.done(move.operationCode(), Map.of()), epochs)));
    }

    private <T> Outcome<T> perform(
            Call call, String code, UserId id, ResultCodec<T> codec, Function<Instant, Outcome<Decision<T>>> decide) {
        Arguments.required("id", id);
        return runner.perform(call, Operation.of(code, UserEngine.subject(id)), codec, decide);
    }

    private Outcome<Decision<UserReceipt>> decideLock(Found found) {
        User user = found.user();
        return UserRules.afterLock(user, found.author().now())
                .then(after -> writing.changeStatus(
                                found,
                                JournalEvent.done(UserWriting.LOCK, Map.of()),
                                after,
                                user.security().endSessions())
                        .map(changes -> UserWriting.receipt(
                                user.contact().verified() ? changes.and(writing.notice(Notice.LOCKED, found)) : changes,
                                user,
                                after)));
    }

    /**
     * The counters change together with the lock on the user. Otherwise a lock that begins at this moment would be
     * lifted only in part.
     */
    private Outcome<Decision<UnlockReceipt>> decideUnlock(Found found) {
        User user = found.user();
        List<Counter> userCounters = counters.of(user.organization(), user.id().uuid());
        JournalEvent event = JournalEvent.done(UserWriting.UNLOCK, Map.of("lock", UserRules.kindOfLock(user.status())));
        LockoutPolicy policy =
                profiles.of(found.callerAccess().policy()).authentication().lockout();
        return UserRules.afterUnlock(user, userCounters, policy, found.author().now())
                .then(after -> writing.changeStatus(found, event, after, user.security()))
                .map(changes -> new Decision<>(
                        UserWriting.liftCounters(changes, userCounters, found.author()),
                        new UnlockReceipt(user.id(), UserRules.needsNewPassword(userCounters, policy))));
    }

    /**
     * A deactivated or closed user keeps the roles. But a reactivation withholds the roles that its caller may not
     * give. So only a caller who may take these roles may deactivate or close the user. Where the policy says so, a
     * deactivation takes roles and practices; the journal keeps which ones they were.
     */
    private Outcome<Decision<UserReceipt>> decideDeactivation(
            Call call, Found found, UserMove move, JournalEvent act, Function<User.Security, User.Security> epochs) {
        User user = found.user();
        boolean clears = move == UserMove.DEACTIVATE
                && profiles.of(found.callerAccess().policy())
                        .users()
                        .deactivation()
                        .clearsRolesAndPractices();
        JournalEvent event = clears ? act.with(UserRules.factsOfClearing(user.status())) : act;
        return UserRules.afterMove(user, move)
                .then(after -> roleChange
                        .checkMayChange(
                                call,
                                found,
                                Set.of(),
                                RoleGrant.rolesFrom(found.author().now(), after.grants()))
                        .map(checked ->
                                clears ? UserRules.cleared(after, found.author().now()) : after))
                .then(after -> writing.changeStatus(found, event, after, epochs.apply(user.security()))
                        .map(changes -> UserWriting.receipt(changes, user, after)));
    }

    private Outcome<Decision<ReactivationReceipt>> decideReactivation(Call call, Found found) {
        User user = found.user();
        Set<Role> withheld = roleChange.rolesToWithhold(call, found);
        JournalEvent event = JournalEvent.done(
                UserMove.REACTIVATE.operationCode(), Map.of("withheld", UserRules.roleCodes(withheld)));
        return UserRules.afterMove(user, UserMove.REACTIVATE)
                .then(after -> user.origin().listing().isActive()
                        ? Outcome.done(after)
                        : Outcome.refused(UserReason.PERSON_INACTIVE))
                .then(after -> writing.changeStatus(
                        found, event, after.with(UserRules.grantsWithout(after, withheld)), user.security()))
                .map(changes -> new Decision<>(changes, new ReactivationReceipt(user.id(), withheld)));
    }

    private Outcome<Decision<UserReceipt>> decideEndOfSessions(Found found) {
        User.Security epochs = found.user().security().endSessions();
        return UserRules.checkNotClosed(found.user())
                .then(user -> writing.changeStatus(
                                found, JournalEvent.done(UserWriting.END_SESSIONS, Map.of()), user.status(), epochs)
                        .map(changes -> UserWriting.receipt(changes, user, user.status())));
    }
}
