package io.rosterkit.permission;

import io.rosterkit.access.AccessDecision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.Title;
import io.rosterkit.user.UserReceipt;
import java.util.Optional;

/**
 * What the caller and other users of one organization may do. A user has the permissions of the type and of the roles,
 * and those that were granted to the user singly; a single denial wins over all of these. Every call of a user asks
 * again, so a change holds from the next call on, in a session that runs, too.
 *
 * <p>The acts that change something take {@code grant-permissions}, are not for the own account, and are refused for a
 * closed user. A user gives and takes only what they hold: a single permission that they have, and a type by its rule
 * ({@link io.rosterkit.access.TypeRule}). Nothing happens when the user has what is asked for already. Sessions stay.
 * An act that would take the right to unlock from the last active user who has it is refused. Thread-safe.
 */
public interface Permissions {

    /**
     * Whether the caller may do that in the whole organization: asked before an operation of the host's own, with a
     * permission of this library or of the host. One read; nothing is journaled. {@link IllegalArgumentException} when
     * no profile of the roster declares the permission.
     */
    boolean may(Permission permission);

    /**
     * Whether the caller may do that with regard to this user, who may be deactivated or closed. An allowed
     * {@code access-data} is journaled, so each time the host hands out data of the user is known; that is refused in a
     * transaction of the host. A denial is an answer and no refusal, and is not journaled. Refused when the caller may,
     * and there is no such user. The ground comes with the answer for a caller who has {@code manage-users}. A request
     * id is not used up. {@link IllegalArgumentException} as for {@link #may}.
     */
    Outcome<AccessDecision> decide(Permission permission, UserId user);

    /**
     * Whether that user has the permission, and by what or for lack of what; a user who may not act at all has none.
     * Takes {@code manage-users}. {@link IllegalArgumentException} as for {@link #may}.
     */
    Outcome<AccessDecision> explain(Permission permission, UserId user);

    /** What that user has, and what it comes to. Takes {@code manage-users}. */
    Outcome<UserPermissions> of(UserId user);

    /**
     * Gives the user another type. Refused unless the caller may give the new type, and may give the old one, too,
     * while the profile knows it. The caller must also hold each permission that the user gets or loses by the change,
     * unless the profile names the roles that give both types.
     */
    Outcome<UserReceipt> changeType(UserId user, UserType type);

    /** Gives the user another title, or takes it. Refused when the profile does not know the title. */
    Outcome<UserReceipt> changeTitle(UserId user, Optional<Title> title);

    /**
     * Grants a single permission. Refused when the profile does not give it singly, and when users of that type never
     * have it. A denial of the same permission stays, and wins.
     */
    Outcome<UserReceipt> grant(UserId user, Permission permission);

    /** Takes a single grant. A permission that the profile no longer gives singly is taken by any caller. */
    Outcome<UserReceipt> withdrawGrant(UserId user, Permission permission);

    /** Denies a single permission, whatever gives it. Refused when the profile does not give it singly. */
    Outcome<UserReceipt> deny(UserId user, Permission permission);

    /** Lifts a single denial. The caller must hold the permission, also when the profile no longer gives it singly. */
    Outcome<UserReceipt> withdrawDenial(UserId user, Permission permission);

    /**
     * The active user of that address, if the caller's type may write to users of that type. One and the same refusal
     * for everybody else, whether or not there is such a user. For users only; takes no permission.
     */
    Outcome<UserId> recipient(String address);

    /** The same by id. */
    Outcome<UserId> recipient(UserId user);
}
