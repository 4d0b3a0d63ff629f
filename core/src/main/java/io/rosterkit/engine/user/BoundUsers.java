package io.rosterkit.engine.user;

import io.rosterkit.access.Trait;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.engine.listing.Cursors;
import io.rosterkit.engine.lockout.Unlockers;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.user.UserWriting.Found;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.Enrolled;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.user.Reactivated;
import io.rosterkit.user.Unlocked;
import io.rosterkit.user.UserReceipt;
import io.rosterkit.user.Users;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Users for one caller. */
public final class BoundUsers implements Users {

    private final Call call;
    private final Parts parts;
    private final UserWriting writing;
    private final SupportRestriction contacts;

    /** What the room is made of. */
    public record Parts(
            OperationRunner runner,
            Gate gate,
            Stores stores,
            JournalWriter journalWriter,
            Ids ids,
            Cursors cursors,
            Unlockers unlockers,
            Proofs proofs) {

        LockoutPolicy policy() {
            return proofs.lockout();
        }
    }

    /** How callers prove who they are, and the policy of locks. */
    public record Proofs(Reauthentication self, LockoutPolicy lockout) {}

    /** Where the room reads, and how users come to hold addresses. */
    public record Stores(UserStore users, CounterStore counters, AddressClaims addresses) {}

    /** The users as one caller sees them. */
    public BoundUsers(Call call, Parts parts) {
        this.call = call;
        this.parts = parts;
        this.writing = new UserWriting(call, parts);
        this.contacts = new SupportRestriction(call, parts);
    }

    @Override
    public Outcome<User> get(UserId id) {
        Arguments.required("id", id);
        return parts.runner()
                .answer(
                        call,
                        Operation.of("user.get", about(id)),
                        now -> find(id, Permission.VIEW_USERS, now).map(Found::user));
    }

    @Override
    public Outcome<Page<User>> list(UserQuery.Filter filter, UserQuery.Order order, PageRequest request) {
        Arguments.required("filter", filter, "order", order, "request", request);
        return new UserLists(call, parts).list(filter, order, request);
    }

    @Override
    public Outcome<Page<User>> locked(Optional<Trait> trait, PageRequest request) {
        Arguments.required("trait", trait, "request", request);
        return new UserLists(call, parts).locked(trait, request);
    }

    @Override
    public Outcome<Page<Enrolled>> everybody(PageRequest request) {
        Arguments.required("request", request);
        return new UserLists(call, parts).everybody(request);
    }

    @Override
    public Outcome<UserReceipt> lock(UserId id) {
        Arguments.required("id", id);
        return perform(
                Operation.of(UserWriting.LOCK, about(id)),
                UserCodecs.RECEIPT,
                now -> another(id, Permission.UNLOCK_USERS, now).then(writing::locked));
    }

    @Override
    public Outcome<Unlocked> unlock(UserId id) {
        Arguments.required("id", id);
        return contacts.named(perform(
                Operation.of(UserWriting.UNLOCK, about(id)),
                UserCodecs.UNLOCKED,
                now -> another(id, Permission.UNLOCK_USERS, now)
                        .then(found -> contacts.mayLetIn(found, Permission.UNLOCK_USERS))
                        .then(writing::unlocked)));
    }

    @Override
    public Outcome<UserReceipt> deactivate(UserId id) {
        Arguments.required("id", id);
        return leave(id, UserMove.DEACTIVATE, User.Security::endSessions);
    }

    @Override
    public Outcome<Reactivated> reactivate(UserId id) {
        Arguments.required("id", id);
        return contacts.named(perform(
                Operation.of(UserMove.REACTIVATE.act(), about(id)),
                UserCodecs.REACTIVATED,
                now -> another(id, Permission.REACTIVATE_USERS, now)
                        .then(found -> contacts.mayLetIn(found, Permission.REACTIVATE_USERS))
                        .then(writing::reactivated)));
    }

    @Override
    public Outcome<UserReceipt> close(UserId id) {
        Arguments.required("id", id);
        return leave(id, UserMove.CLOSE, User.Security::endAll);
    }

    @Override
    public Outcome<UserReceipt> changeRoles(UserId id, Set<Role> roles) {
        Arguments.required("id", id, "roles", roles);
        Set<Role> wanted = Set.copyOf(roles);
        return perform(
                Operation.of(UserWriting.ROLES, about(id), new TreeSet<>(wanted)),
                UserCodecs.RECEIPT,
                now -> another(id, Permission.GRANT_ROLES, now).then(found -> writing.changedRoles(found, wanted)));
    }

    @Override
    public Outcome<UserReceipt> changeAddress(UserId id, String newAddress, String ownPassword) {
        Arguments.required("id", id, "newAddress", newAddress, "ownPassword", ownPassword);
        return new AddressChange(call, parts)
                .set(id, newAddress, ownPassword, now -> another(id, Permission.MANAGE_USERS, now));
    }

    @Override
    public Outcome<UserReceipt> endSessions(UserId id) {
        Arguments.required("id", id);
        return perform(
                Operation.of(UserWriting.END_SESSIONS, about(id)),
                UserCodecs.RECEIPT,
                now -> find(id, Permission.MANAGE_USERS, now).then(writing::endedSessions));
    }

    private Outcome<UserReceipt> leave(UserId id, UserMove move, Function<User.Security, User.Security> epochs) {
        return perform(
                Operation.of(move.act(), about(id)),
                UserCodecs.RECEIPT,
                now -> another(id, Permission.MANAGE_USERS, now).then(found -> writing.left(found, move, epochs)));
    }

    private <T> Outcome<T> perform(
            Operation operation, ResultCodec<T> answers, Function<Instant, Outcome<Decision<T>>> decide) {
        return parts.runner().perform(call, operation, answers, decide);
    }

    private Outcome<Found> another(UserId id, Permission permission, Instant now) {
        return find(id, permission, now)
                .then(found -> found.author().user().filter(id::equals).isPresent()
                        ? Outcome.refused(UserReason.NOT_ONESELF)
                        : Outcome.done(found));
    }

    private Outcome<Found> find(UserId id, Permission permission, Instant now) {
        var seen = parts.stores().users().find(call.viewer(), id);
        return parts.gate()
                .admit(call, seen.standing(), permission)
                .then(agent -> seen.value()
                        .map(user -> Outcome.done(
                                new Found(new Author(call.organization(), agent, now), seen.standing(), user)))
                        .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
    }

    private static Subject about(UserId id) {
        return Subject.untouched(Subject.Kind.USER, id);
    }
}
