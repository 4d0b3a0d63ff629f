package io.rosterkit.user;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserQuery;
import java.util.Set;

/**
 * The users of one organization, for callers who may look at them or change them. A caller may end their own sessions
 * here, but cannot change their own account otherwise. The last active user who may unlock others cannot lose that
 * right. Every operation asks for the caller's permissions anew: {@code view-users} to read, {@code unlock-users} to
 * lock and unlock, {@code reactivate-users} to reactivate, {@code grant-roles} to change roles, and
 * {@code manage-users} for all else. Thread-safe.
 */
public interface Users {

    /** One user of the own organization; every other one is not found. A lock whose time is over may still be shown. */
    Outcome<UserDetails> get(UserId id);

    /**
     * The user of the own organization who has that address. An address of no user is answered like an unknown id. A
     * text that is no address is refused as it is in an invitation.
     */
    Outcome<UserDetails> find(String address);

    /**
     * A page of the users whom the filter lets pass, say the active ones or the locked ones. The page after a cursor
     * begins behind the last user of the page before, also when that user has left the list meanwhile. A cursor of
     * another filter, order or organization is not found. The users are counted only where {@link PageRequest#counting}
     * asks for it. {@link IllegalArgumentException} when the filter names a trait that no profile of the roster knows.
     * When only the profile of the organization does not know it, the page is empty.
     */
    Outcome<Page<UserDetails>> list(UserFilter filter, UserQuery.Order order, PageRequest request);

    /**
     * Locks an active user until an administrator unlocks them. Ends their sessions; known devices are refused too.
     * Refused when an administrator has locked the user already.
     */
    Outcome<UserReceipt> lock(UserId id);

    /**
     * Lifts the lock of an administrator and that of failed attempts. At the cap of failed attempts the user also needs
     * a new password: see {@link UnlockReceipt}. A deactivated user stays deactivated. Refused to support and jobs,
     * unless the profile allows it.
     */
    Outcome<UnlockReceipt> unlock(UserId id);

    /**
     * Keeps an active user from acting until reactivated. Ends their sessions; a lock stays. Only for a caller who may
     * give each role of the user, also those at practices and those of other times. A caller who may not deactivate a
     * user may lock them. Where the policy says so, roles and practices are cleared, and support is asked to verify it:
     * {@link io.rosterkit.lifecycle.Lifecycle#openDeactivations}.
     */
    Outcome<UserReceipt> deactivate(UserId id);

    /**
     * Lets a deactivated user act again, with the roles held before as far as the caller may give them. A lock stays. A
     * deactivation that cleared roles and practices leaves none to return. A request to support to verify the
     * deactivation is withdrawn. Refused to support and jobs, unless the profile allows it.
     */
    Outcome<ReactivationReceipt> reactivate(UserId id);

    /**
     * Closes a user for good: the address is free again. Ends their sessions, and no device of theirs is known. Only
     * for a caller who may take the roles the user holds. Where support verifies deactivations, only once it has.
     */
    Outcome<UserReceipt> close(UserId id);

    /**
     * Gives a user these roles in the whole organization and no others there. Roles at practices stay. The caller must
     * be allowed to give each role that is new and each role that goes. A form therefore submits the unchanged roles,
     * too. Also for a deactivated user, not for a closed one. Ends the user's sessions. Nothing happens when the user
     * has exactly these roles.
     */
    Outcome<UserReceipt> changeRoles(UserId id, Set<Role> roles);

    /**
     * Gives a user another address, with which they sign in from now on. The caller's own password is needed. Each call
     * that reaches the check of that password is counted as an attempt, also a repeated one. Support and jobs have no
     * password and are refused. The address counts as unverified until the user confirms it. A notice goes to the
     * former address if it was verified. The user's sessions end, and links that were mailed before are not valid any
     * more. Refused when another user of the organization has the address, or an invitation to it is open or held.
     * Nothing happens when the user has the address already.
     */
    Outcome<UserReceipt> changeAddress(UserId id, String newAddress, String ownPassword);

    /**
     * Gives a user another name. The sessions of the user stay. Nothing happens when the user has the name already. The
     * journal keeps both names encrypted, until the user is erased.
     */
    Outcome<UserReceipt> rename(UserId id, String name);

    /** Ends all sessions of a user; their devices stay known. */
    Outcome<UserReceipt> endSessions(UserId id);
}
