package io.rosterkit.engine.user;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.deactivation.DeactivationRequests;
import io.rosterkit.engine.deactivation.DeactivationRules;
import io.rosterkit.engine.deactivation.ModuleRemoval;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.lifecycle.DeactivationPolicy;
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
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UnlockReceipt;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final DeactivationRequests requests;

    public UserStatusEngine(
            OperationRunner runner,
            UserLookup lookup,
            UserWriting writing,
            RoleChange roleChange,
            SupportRestriction supportRestriction,
            CounterStore counters,
            Profiles profiles,
            DeactivationRequests requests) {
        this.runner = runner;
        this.lookup = lookup;
        this.writing = writing;
        this.roleChange = roleChange;
        this.supportRestriction = supportRestriction;
        this.counters = counters;
        this.profiles = profiles;
        this.requests = requests;
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
        return perform(
                call,
                UserMove.DEACTIVATE.operationCode(),
                id,
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findOther(call, id, Permission.MANAGE_USERS, now)
                        .then(found -> decideDeactivation(
                                call,
                                found,
                                JournalEvent.done(UserMove.DEACTIVATE.operationCode(), Map.of()),
                                Optional.empty())));
    }

    /**
     * Deactivates an active user, told by that event: one who does not sign in, or the user of a person who is
     * deactivated in the same change and stood so in the directory.
     */
    public Outcome<Changes> deactivation(Call call, Found found, JournalEvent event, Optional<Listing> before) {
        return decideDeactivation(call, found, event, before).map(Decision::changes);
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
        return perform(
                call,
                UserMove.CLOSE.operationCode(),
                id,
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findOther(call, id, Permission.MANAGE_USERS, now)
                        .then(found -> decideClosing(call, found)));
    }

    Outcome<UserReceipt> endSessions(Call call, UserId id) {
        return perform(
                call,
                UserWriting.END_SESSIONS,
                id,
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.find(call, id, Permission.MANAGE_USERS, now).then(this::decideEndOfSessions));
    }

    private <T> Outcome<T> perform(
            Call call, String code, UserId id, ResultCodec<T> codec, Function<Instant, Outcome<Decision<T>>> decide) {
        Arguments.required("id", id);
        return runner.perform(call, Operation.of(code, UserEngine.subject(id)), codec, decide);
    }

    private Outcome<Decision<UserReceipt>> decideLock(Found found) {
        User user = found.user();
        Instant now = found.author().now();
        return UserRules.afterLock(user, now)
                .map(locked -> ModuleRemoval.byLock(policies(found).access(), locked, now))
                .then(after -> writing.changeStatus(
                                found,
                                JournalEvent.done(UserWriting.LOCK, ModuleRemoval.facts(user.status(), after)),
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
        LockoutPolicy policy = policies(found).authentication().lockout();
        return UserRules.afterUnlock(user, userCounters, policy, found.author().now())
                .then(after -> writing.changeStatus(found, event, after, user.security()))
                .map(changes -> new Decision<>(
                        UserWriting.liftCounters(changes, userCounters, found.author()),
                        new UnlockReceipt(user.id(), UserRules.needsNewPassword(userCounters, policy))));
    }

    /** Where the policy says so, a deactivation takes roles and practices, or asks support to verify it. */
    private Outcome<Decision<UserReceipt>> decideDeactivation(
            Call call, Found found, JournalEvent event, Optional<Listing> listing) {
        User user = found.user();
        return afterMove(call, found, UserMove.DEACTIVATE)
                .map(after -> requests.begin(found.author(), user, after, policy(found), listing))
                .then(begun -> writing.changeStatus(found, event.with(begun.facts()), begun.after(), begun.security())
                        .map(changes -> UserWriting.receipt(begun.changes().and(changes), user, begun.after())));
    }

    private Outcome<Decision<UserReceipt>> decideClosing(Call call, Found found) {
        User user = found.user();
        return afterMove(call, found, UserMove.CLOSE)
                .map(after -> ModuleRemoval.byDeactivation(after, found.author().now()))
                .then(after -> DeactivationRules.checkMayClose(
                                user, policy(found).verification())
                        .then(checked -> writing.changeStatus(
                                found,
                                JournalEvent.done(
                                        UserMove.CLOSE.operationCode(), ModuleRemoval.facts(user.status(), after)),
                                after,
                                user.security().endAll()))
                        .map(changes -> UserWriting.receipt(changes, user, after)));
    }

    /**
     * A deactivated or closed user keeps the roles. But a reactivation withholds the roles that its caller may not
     * give. So only a caller who may take these roles may deactivate or close the user.
     */
    private Outcome<User.Status> afterMove(Call call, Found found, UserMove move) {
        return UserRules.afterMove(found.user(), move)
                .then(after -> roleChange
                        .checkMayChange(
                                call,
                                found,
                                Set.of(),
                                RoleGrant.rolesFrom(found.author().now(), after.grants()))
                        .map(checked -> after));
    }

    private DeactivationPolicy policy(Found found) {
        return policies(found).users().deactivation();
    }

    private Profile policies(Found found) {
        return profiles.of(found.callerAccess().policy());
    }

    /** A request that support has not answered ends: the deactivation is no more. */
    private Outcome<Decision<ReactivationReceipt>> decideReactivation(Call call, Found found) {
        User user = found.user();
        Set<Role> withheld = roleChange.rolesToWithhold(call, found);
        JournalEvent event = JournalEvent.done(
                        UserMove.REACTIVATE.operationCode(), Map.of("withheld", UserRules.roleCodes(withheld)))
                .with(user.security()
                        .openRequest()
                        .map(request -> Map.of("request", request.toString()))
                        .orElse(Map.of()));
        User.Security security = user.security().waitingFor(Optional.empty());
        return UserRules.afterMove(user, UserMove.REACTIVATE)
                .then(after -> user.origin().listing().isActive()
                        ? Outcome.done(after)
                        : Outcome.refused(UserReason.PERSON_INACTIVE))
                .then(after -> writing.changeStatus(
                        found, event, after.with(UserRules.grantsWithout(after, withheld)), security))
                .map(changes -> new Decision<>(
                        changes.and(requests.withdraw(user)), new ReactivationReceipt(user.id(), withheld)));
    }

    private Outcome<Decision<UserReceipt>> decideEndOfSessions(Found found) {
        User.Security epochs = found.user().security().endSessions();
        return UserRules.checkNotClosed(found.user())
                .then(user -> writing.changeStatus(
                                found, JournalEvent.done(UserWriting.END_SESSIONS, Map.of()), user.status(), epochs)
                        .map(changes -> UserWriting.receipt(changes, user, user.status())));
    }
}
