package io.rosterkit.user;

import io.rosterkit.access.Gate;
import io.rosterkit.access.Trait;
import io.rosterkit.audit.Author;
import io.rosterkit.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.engine.listing.Cursors;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.Unlockers;
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
import io.rosterkit.signin.SignIns;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.user.UserWriting.Found;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The users of one organization, for callers who may look at them or change them. A caller cannot do this to their own
 * account, and the last active user who may unlock stays one.
 */
@SuppressWarnings("exports") // made by the entrance only
public final class Users {

    private static final ResultCodec<UserReceipt> RECEIPT = ResultCodec.of(UserReceipt::write, UserReceipt::read);
    private static final ResultCodec<Unlocked> UNLOCKED = ResultCodec.of(Unlocked::write, Unlocked::read);
    private static final ResultCodec<Reactivated> REACTIVATED = ResultCodec.of(Reactivated::write, Reactivated::read);

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
            SignIns.Parts signIns) {

        LockoutPolicy policy() {
            return signIns.guards().policy();
        }
    }

    /** Where the room reads, and how users come to hold addresses. */
    public record Stores(UserStore users, CounterStore counters, AddressClaims addresses) {}

    /** The users as one caller sees them. */
    public Users(Call call, Parts parts) {
        this.call = call;
        this.parts = parts;
        this.writing = new UserWriting(call, parts);
        this.contacts = new SupportRestriction(call, parts);
    }

    /** One user of the own organization; every other one is not found. A lock whose time is over may still be shown. */
    public Outcome<User> get(UserId id) {
        Arguments.required("id", id);
        return parts.runner()
                .answer(
                        call,
                        Operation.of("user.get", about(id)),
                        now -> find(id, Permission.VIEW_USERS, now).map(Found::user));
    }

    /** A page of users; say of the active ones, or of the inactive ones. */
    public Outcome<Page<User>> list(UserQuery.Filter filter, UserQuery.Order order, PageRequest request) {
        Arguments.required("filter", filter, "order", order, "request", request);
        return new UserLists(call, parts).list(filter, order, request);
    }

    /**
     * A page of the users under a lock that holds now, active or not, by address. The trait narrows it to those whose
     * type has it, or lacks it; {@link IllegalArgumentException} when the profile knows no such trait.
     */
    public Outcome<Page<User>> locked(Optional<Trait> trait, PageRequest request) {
        Arguments.required("trait", trait, "request", request);
        return new UserLists(call, parts).locked(trait, request);
    }

    /** A page of all people who were invited, registered or not, by address. */
    public Outcome<Page<Enrolled>> everybody(PageRequest request) {
        Arguments.required("request", request);
        return new UserLists(call, parts).everybody(request);
    }

    /** Locks an active user until an administrator unlocks them. Ends their sessions; known devices are refused too. */
    public Outcome<UserReceipt> lock(UserId id) {
        Arguments.required("id", id);
        return perform(
                Operation.of(UserWriting.LOCK, about(id)),
                RECEIPT,
                now -> another(id, Permission.UNLOCK_USERS, now).then(writing::locked));
    }

    /**
     * Lifts every lock of a user, by hand or by failed attempts, so that the account is usable at once, unless it is
     * inactive as well. Refused to support and to the system, unless the profile lets them.
     */
    public Outcome<Unlocked> unlock(UserId id) {
        Arguments.required("id", id);
        return contacts.named(perform(
                Operation.of(UserWriting.UNLOCK, about(id)),
                UNLOCKED,
                now -> another(id, Permission.UNLOCK_USERS, now)
                        .then(found -> contacts.mayLetIn(found, Permission.UNLOCK_USERS))
                        .then(writing::unlocked)));
    }

    /**
     * Keeps an active user from acting until reactivated. Ends their sessions; a lock stays. Only for a caller who may
     * take the roles the user holds: reactivation brings back none that its caller may not give. A caller who may not
     * deactivate a user may lock them.
     */
    public Outcome<UserReceipt> deactivate(UserId id) {
        Arguments.required("id", id);
        return leave(id, UserMove.DEACTIVATE, User.Security::endSessions);
    }

    /**
     * Lets an inactive user act again, with the roles held before as far as the caller may give them; a lock stays.
     * Refused to support and to the system, unless the profile lets them.
     */
    public Outcome<Reactivated> reactivate(UserId id) {
        Arguments.required("id", id);
        return contacts.named(perform(
                Operation.of(UserMove.REACTIVATE.act(), about(id)),
                REACTIVATED,
                now -> another(id, Permission.REACTIVATE_USERS, now)
                        .then(found -> contacts.mayLetIn(found, Permission.REACTIVATE_USERS))
                        .then(writing::reactivated)));
    }

    /**
     * Closes a user for good: the address is free again. Ends their sessions, and no device of theirs is known. Only
     * for a caller who may take the roles the user holds.
     */
    public Outcome<UserReceipt> close(UserId id) {
        Arguments.required("id", id);
        return leave(id, UserMove.CLOSE, User.Security::endAll);
    }

    /**
     * Gives a user these roles and no others; who may give a role may take it. Ends the user's sessions. Nothing
     * happens when these are the roles already.
     */
    public Outcome<UserReceipt> changeRoles(UserId id, Set<Role> roles) {
        Arguments.required("id", id, "roles", roles);
        Set<Role> wanted = Set.copyOf(roles);
        return perform(
                Operation.of(UserWriting.ROLES, about(id), new TreeSet<>(wanted)),
                RECEIPT,
                now -> another(id, Permission.GRANT_ROLES, now).then(found -> writing.changedRoles(found, wanted)));
    }

    /**
     * Gives a user another address, by which they sign in from now on. It takes the caller's own password, and each
     * call is an attempt at it and is counted, whatever the request id; support and the system have none and are
     * refused. The address counts as unverified until the user confirms it. The former one is told if it was verified,
     * the user's sessions end, and so do links that were mailed before. Refused when another user of the organization
     * has the address, or an invitation to it is open or held; nothing happens when it is the user's already.
     */
    public Outcome<UserReceipt> changeAddress(UserId id, String newAddress, String ownPassword) {
        Arguments.required("id", id, "newAddress", newAddress, "ownPassword", ownPassword);
        return new AddressChange(call, parts)
                .set(id, newAddress, ownPassword, now -> another(id, Permission.MANAGE_USERS, now));
    }

    /** Ends all sessions of a user; their devices stay known. */
    public Outcome<UserReceipt> endSessions(UserId id) {
        Arguments.required("id", id);
        return perform(
                Operation.of(UserWriting.END_SESSIONS, about(id)),
                RECEIPT,
                now -> find(id, Permission.MANAGE_USERS, now).then(writing::endedSessions));
    }

    private Outcome<UserReceipt> leave(UserId id, UserMove move, Function<User.Security, User.Security> epochs) {
        return perform(
                Operation.of(move.act(), about(id)),
                RECEIPT,
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
