package io.rosterkit.engine.user;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.Reactivated;
import io.rosterkit.user.Unlocked;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Decides whether users may act: locks and lifts locks, deactivates, reactivates and closes. Thread-safe. */
public final class UserStatusEngine {

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final UserWriting writing;
    private final RoleChange roles;
    private final SupportRestriction support;
    private final CounterStore counters;
    private final Profiles profiles;

    /** Made by the root, once. */
    public UserStatusEngine(
            OperationRunner runner,
            UserLookup lookup,
            UserWriting writing,
            RoleChange roles,
            SupportRestriction support,
            CounterStore counters,
            Profiles profiles) {
        this.runner = runner;
        this.lookup = lookup;
        this.writing = writing;
        this.roles = roles;
        this.support = support;
        this.counters = counters;
        this.profiles = profiles;
    }

    Outcome<UserReceipt> lock(Call call, UserId id) {
        return perform(
                call,
                UserWriting.LOCK,
                id,
                UserCodecs.RECEIPT,
                now -> lookup.another(call, id, Permission.UNLOCK_USERS, now).then(this::locked));
    }

    Outcome<Unlocked> unlock(Call call, UserId id) {
        return support.named(
                call,
                perform(
                        call,
                        UserWriting.UNLOCK,
                        id,
                        UserCodecs.UNLOCKED,
                        now -> lookup.another(call, id, Permission.UNLOCK_USERS, now)
                                .then(found -> support.mayLetIn(call, found, Permission.UNLOCK_USERS))
                                .then(this::unlocked)));
    }

    Outcome<UserReceipt> deactivate(Call call, UserId id) {
        return leave(call, id, UserMove.DEACTIVATE, User.Security::endSessions);
    }

    Outcome<Reactivated> reactivate(Call call, UserId id) {
        return support.named(
                call,
                perform(
                        call,
                        UserMove.REACTIVATE.act(),
                        id,
                        UserCodecs.REACTIVATED,
                        now -> lookup.another(call, id, Permission.REACTIVATE_USERS, now)
                                .then(found -> support.mayLetIn(call, found, Permission.REACTIVATE_USERS))
                                .then(found -> reactivated(call, found))));
    }

    Outcome<UserReceipt> close(Call call, UserId id) {
        return leave(call, id, UserMove.CLOSE, User.Security::endAll);
    }

    Outcome<UserReceipt> endSessions(Call call, UserId id) {
        return perform(
                call,
                UserWriting.END_SESSIONS,
                id,
                UserCodecs.RECEIPT,
                now -> lookup.find(call, id, Permission.MANAGE_USERS, now).then(this::endedSessions));
    }

    private Outcome<UserReceipt> leave(
            Call call, UserId id, UserMove move, Function<User.Security, User.Security> epochs) {
        return perform(
                call,
                move.act(),
                id,
                UserCodecs.RECEIPT,
                now -> lookup.another(call, id, Permission.MANAGE_USERS, now)
                        .then(found -> left(call, found, move, epochs)));
    }

    private <T> Outcome<T> perform(
            Call call, String act, UserId id, ResultCodec<T> answers, Function<Instant, Outcome<Decision<T>>> decide) {
        Arguments.required("id", id);
        return runner.perform(call, Operation.of(act, UserEngine.about(id)), answers, decide);
    }

    private Outcome<Decision<UserReceipt>> locked(Found found) {
        User user = found.user();
        return UserRules.locked(user, found.author().now())
                .then(to -> writing.moved(
                                found,
                                Deed.done(UserWriting.LOCK, Map.of()),
                                to,
                                user.security().endSessions())
                        .map(changes -> UserWriting.receipt(
                                user.contact().verified() ? changes.and(writing.notice(Notice.LOCKED, found)) : changes,
                                user,
                                to)));
    }

    /** Counters change together with the mark, or a lock that begins at this moment would be half lifted. */
    private Outcome<Decision<Unlocked>> unlocked(Found found) {
        User user = found.user();
        List<Counter> counted = counters.of(user.organization(), user.id().uuid());
        Deed deed = Deed.done(UserWriting.UNLOCK, Map.of("lock", UserRules.kindOfLock(user.standing())));
        LockoutPolicy policy =
                profiles.of(found.standing().profile()).authentication().lockout();
        return UserRules.unlocked(user, counted, policy, found.author().now())
                .then(to -> writing.moved(found, deed, to, user.security()))
                .map(changes -> new Decision<>(
                        UserWriting.lifted(changes, counted, found.author()),
                        new Unlocked(user.id(), UserRules.needsNewPassword(counted, policy))));
    }

    /**
     * A user who leaves keeps the roles. So the caller must be one who may take them; otherwise reactivation would
     * remove them.
     */
    private Outcome<Decision<UserReceipt>> left(
            Call call, Found found, UserMove move, Function<User.Security, User.Security> epochs) {
        User user = found.user();
        return UserRules.moved(user, move)
                .then(to -> roles.mayChange(call, found, Set.of(), to.roles()).map(asked -> to))
                .then(to -> writing.moved(found, Deed.done(move.act(), Map.of()), to, epochs.apply(user.security()))
                        .map(changes -> UserWriting.receipt(
                                move == UserMove.CLOSE ? changes.and(freed(found)) : changes, user, to)));
    }

    private static Changes freed(Found found) {
        User user = found.user();
        return AddressClaims.released(found.author(), user.contact().address(), user.id());
    }

    private Outcome<Decision<Reactivated>> reactivated(Call call, Found found) {
        User user = found.user();
        Set<Role> withheld = roles.withheld(call, found);
        Deed deed = Deed.done(UserMove.REACTIVATE.act(), Map.of("withheld", UserRules.codes(withheld)));
        return UserRules.moved(user, UserMove.REACTIVATE)
                .then(to ->
                        writing.moved(found, deed, to.with(UserRules.without(to.roles(), withheld)), user.security()))
                .map(changes -> new Decision<>(changes, new Reactivated(user.id(), withheld)));
    }

    private Outcome<Decision<UserReceipt>> endedSessions(Found found) {
        User.Security epochs = found.user().security().endSessions();
        return UserRules.changeable(found.user())
                .then(user -> writing.moved(
                                found, Deed.done(UserWriting.END_SESSIONS, Map.of()), user.standing(), epochs)
                        .map(changes -> UserWriting.receipt(changes, user, user.standing())));
    }
}
