package io.rosterkit.engine.user;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds a user of the caller's organization, for a caller with the permission. Users of other organizations are not
 * found.
 */
public final class UserLookup {

    private final Gate gate;
    private final UserStore store;

    public UserLookup(Gate gate, UserStore store) {
        this.gate = gate;
        this.store = store;
    }

    /** The user, the author of changes to the user, and the access state of the caller at that time. */
    public record Found(Author author, AccessState callerAccess, User user) {}

    /** The user of that id. */
    public Outcome<Found> find(Call call, UserId id, Permission permission, Instant now) {
        return admit(call, store.find(call.viewer(), id), permission, now);
    }

    /**
     * The user of that id, who may be the caller and is not closed. A caller with the permission at that practice alone
     * finds only those who belong to it.
     */
    public Outcome<Found> findChangeableAt(
            Call call, UserId id, Permission permission, PracticeId practice, Instant now) {
        WithAccess<Optional<User>> seen = store.find(call.viewer(), id);
        return gate.admit(call, seen.access().at(practice), permission)
                .then(caller -> found(call, seen, caller, now))
                .then(found -> isWithinReach(call, found, permission, practice)
                        ? Outcome.done(found)
                        : Outcome.refused(AccessReason.NOT_FOUND))
                .then(UserLookup::checkNotClosed);
    }

    /** The same; refused when it is the caller. */
    public Outcome<Found> findOtherAt(Call call, UserId id, Permission permission, PracticeId practice, Instant now) {
        return findChangeableAt(call, id, permission, practice, now).then(found -> checkOther(found, id));
    }

    /** The person of that id, with or without a user. */
    public Outcome<Found> findPerson(Call call, UserId id, Permission permission, Instant now) {
        WithAccess<Optional<ShownUser>> seen = store.shown(call.viewer(), new UserKey.AnyPerson(id));
        return admit(call, new WithAccess<>(seen.access(), seen.value().map(ShownUser::user)), permission, now);
    }

    /** The person of that id, with or without a user, who is not closed; refused when it is the caller. */
    public Outcome<Found> findChangeablePerson(Call call, UserId id, Permission permission, Instant now) {
        return findPerson(call, id, permission, now)
                .then(found -> checkOther(found, id))
                .then(UserLookup::checkNotClosed);
    }

    /** The user of that id, who may be the caller and is not closed. */
    public Outcome<Found> findOpen(Call call, UserId id, Permission permission, Instant now) {
        return find(call, id, permission, now).then(UserLookup::checkNotClosed);
    }

    /** The user as details show one. */
    public Outcome<ShownUser> shown(Call call, UserKey key, Permission permission) {
        WithAccess<Optional<ShownUser>> seen = store.shown(call.viewer(), key);
        return gate.admit(call, seen.access(), permission).then(caller -> present(seen));
    }

    /** The user of that id; refused when it is the caller. */
    Outcome<Found> findOther(Call call, UserId id, Permission permission, Instant now) {
        return find(call, id, permission, now).then(found -> checkOther(found, id));
    }

    private boolean isWithinReach(Call call, Found found, Permission permission, PracticeId practice) {
        return PracticeAssignment.isPresentOrLater(
                        found.user().status().assignments(),
                        practice,
                        found.author().now())
                || gate.admit(call, found.callerAccess(), permission).refusal().isEmpty();
    }

    /** Refused when the person is the caller. What users cannot do to themselves, their programs cannot do to them. */
    public static Outcome<Found> checkOther(Found found, UserId id) {
        return found.author().responsible().filter(id::equals).isPresent()
                ? Outcome.refused(UserReason.NOT_ONESELF)
                : Outcome.done(found);
    }

    /** The user of that id; refused when it is the caller, or when the user is closed. A closed user never changes. */
    public Outcome<Found> findChangeable(Call call, UserId id, Permission permission, Instant now) {
        return findOther(call, id, permission, now).then(UserLookup::checkNotClosed);
    }

    private static Outcome<Found> checkNotClosed(Found found) {
        return UserRules.checkNotClosed(found.user()).map(open -> found);
    }

    private Outcome<Found> admit(Call call, WithAccess<Optional<User>> seen, Permission permission, Instant now) {
        return gate.admit(call, seen.access(), permission).then(caller -> found(call, seen, caller, now));
    }

    private static Outcome<Found> found(Call call, WithAccess<Optional<User>> seen, Caller caller, Instant now) {
        return present(seen).map(user -> new Found(new Author(call.organization(), caller, now), seen.access(), user));
    }

    private static <T> Outcome<T> present(WithAccess<Optional<T>> seen) {
        return seen.value().map(Outcome::done).orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND));
    }
}
