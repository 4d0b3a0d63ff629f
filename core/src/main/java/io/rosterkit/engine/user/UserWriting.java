package io.rosterkit.engine.user;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.LockoutChange;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Message;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserChange;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.Reactivated;
import io.rosterkit.user.Unlocked;
import io.rosterkit.user.UserReceipt;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes down what becomes of a user. All of it passes {@link #changed}, so that nothing gets by its guard. */
final class UserWriting {

    static final String LOCK = "user.lock";
    static final String UNLOCK = "user.unlock";
    static final String ROLES = "user.roles";
    static final String END_SESSIONS = "user.end-sessions";

    private final Call call;
    private final BoundUsers.Parts parts;

    UserWriting(Call call, BoundUsers.Parts parts) {
        this.call = call;
        this.parts = parts;
    }

    /** Who wants to change a user, how that one stands, and the user. */
    record Found(Author author, Standing standing, User user) {}

    Outcome<Decision<UserReceipt>> locked(Found found) {
        User.Security epochs = found.user().security().endSessions();
        return UserRules.locked(found.user(), found.author().now())
                .then(to -> changed(found, Deed.done(LOCK, Map.of()), to, epochs)
                        .map(changes -> receipt(noticed(changes, found.user(), found.author()), found.user(), to)));
    }

    /** Counters change together with the mark, or a lock that begins at this moment would be half lifted. */
    Outcome<Decision<Unlocked>> unlocked(Found found) {
        User user = found.user();
        List<Counter> counters =
                parts.stores().counters().of(user.organization(), user.id().uuid());
        Deed deed = Deed.done(UNLOCK, Map.of("lock", UserRules.kindOfLock(user.standing())));
        return UserRules.unlocked(user, counters, parts.policy(), found.author().now())
                .then(to -> changed(found, deed, to, user.security()))
                .map(changes -> new Decision<>(
                        lifted(changes, counters, found.author()),
                        new Unlocked(user.id(), UserRules.needsNewPassword(counters, parts.policy()))));
    }

    /**
     * A user who leaves keeps the roles. So the caller must be one who may take them; otherwise reactivation would
     * remove them.
     */
    Outcome<Decision<UserReceipt>> left(Found found, UserMove move, Function<User.Security, User.Security> epochs) {
        return UserRules.moved(found.user(), move)
                .then(to -> mayChange(found, Set.of(), to.roles()).map(roles -> to))
                .then(to -> changed(
                                found,
                                Deed.done(move.act(), Map.of()),
                                to,
                                epochs.apply(found.user().security()))
                        .map(changes -> receipt(
                                move == UserMove.CLOSE ? changes.and(freed(found)) : changes, found.user(), to)));
    }

    private static Changes freed(Found found) {
        User user = found.user();
        return AddressClaims.released(found.author(), user.contact().address(), user.id());
    }

    Outcome<Decision<Reactivated>> reactivated(Found found) {
        User user = found.user();
        Set<Role> withheld = user.standing().roles().stream()
                .filter(role -> parts.gate()
                        .grants(call, found.standing(), Set.of(role))
                        .refusal()
                        .isPresent())
                .collect(Collectors.toSet());
        Deed deed = Deed.done(UserMove.REACTIVATE.act(), Map.of("withheld", UserRules.codes(withheld)));
        return UserRules.moved(user, UserMove.REACTIVATE)
                .then(to -> changed(found, deed, to.with(UserRules.without(to.roles(), withheld)), user.security()))
                .map(changes -> new Decision<>(changes, new Reactivated(user.id(), withheld)));
    }

    Outcome<Decision<UserReceipt>> changedRoles(Found found, Set<Role> wanted) {
        User user = found.user();
        Set<Role> added = UserRules.without(wanted, user.standing().roles());
        Set<Role> removed = UserRules.without(user.standing().roles(), wanted);
        if (added.isEmpty() && removed.isEmpty()) {
            return UserRules.changeable(user)
                    .map(same -> receipt(Changes.none(user.organization()), same, same.standing()));
        }
        Deed deed = Deed.done(ROLES, Map.of("added", UserRules.codes(added), "removed", UserRules.codes(removed)));
        User.Standing to = user.standing().with(wanted);
        return UserRules.changeable(user)
                .then(same -> mayChange(found, added, removed))
                .then(roles -> changed(found, deed, to, user.security().endSessions()))
                .map(changes -> receipt(changes, user, to));
    }

    Outcome<Decision<UserReceipt>> endedSessions(Found found) {
        User.Security epochs = found.user().security().endSessions();
        return UserRules.changeable(found.user())
                .then(user -> changed(found, Deed.done(END_SESSIONS, Map.of()), user.standing(), epochs)
                        .map(changes -> receipt(changes, user, user.standing())));
    }

    private Outcome<Changes> changed(Found found, Deed deed, User.Standing to, User.Security epochs) {
        User user = found.user();
        return parts.unlockers().guard(found.author(), deed.act(), user, to).map(guard -> {
            JournaledChange told =
                    parts.journalWriter().change(found.author(), deed, Subject.Kind.USER, user.id(), user.revision());
            return guard.and(new UserChange.Changed(user.moved(to, epochs, told.revision())))
                    .and(told.entry());
        });
    }

    /** A role that the profile does not know any more cannot be given, and every caller who gives roles may take it. */
    private Outcome<Set<Role>> mayChange(Found found, Set<Role> added, Set<Role> removed) {
        Set<Role> asked = new HashSet<>(added);
        removed.stream()
                .filter(role -> parts.gate()
                        .grants(call, found.standing(), Set.of(role))
                        .refusal()
                        .filter(refusal -> refusal.reason() == AccessReason.ROLE_UNKNOWN)
                        .isEmpty())
                .forEach(asked::add);
        return parts.gate().grants(call, found.standing(), asked).map(roles -> asked);
    }

    private Changes noticed(Changes changes, User user, Author author) {
        return user.contact().verified()
                ? changes.and(new Message(
                        new MessageId(parts.ids().next()),
                        user.organization(),
                        Notice.LOCKED,
                        Lane.NOTICE,
                        new Message.About(user.id().uuid(), 0),
                        user.contact().address(),
                        author.now()))
                : changes;
    }

    private static Changes lifted(Changes changes, List<Counter> counters, Author author) {
        Changes all = changes;
        for (Counter counter : counters) {
            all = all.and(new LockoutChange.Counted(UserRules.lifted(counter, author.now())));
        }
        return all;
    }

    private static Decision<UserReceipt> receipt(Changes changes, User user, User.Standing to) {
        return new Decision<>(changes, new UserReceipt(user.id(), to.status()));
    }
}
