package io.rosterkit.assignment;

import io.rosterkit.access.ValidityDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.UserReceipt;

/**
 * The practices that users belong to, and the roles that they have, with start and end, and start and end of the users
 * themselves. Each operation changes one practice or one role of one user, or the user's own time, and leaves all else
 * untouched. The caller needs the permission in the whole organization, or by a role at that practice:
 * {@code manage-users} for practices, {@code grant-roles} for roles. Thread-safe.
 */
public interface Assignments {

    /**
     * The practices of a user and all roles, those that are over or begin later among them. For callers with the
     * permission {@code view-users} in the whole organization.
     */
    Outcome<AssignmentDetails> of(UserId user);

    /**
     * Assigns a practice to a user for that time. When the user belongs to it already, the time is replaced: so a later
     * end is set. Roles at the practice are cut to that time. A caller who shortens a role must be allowed to take it,
     * and the sessions of the user end; otherwise they stay. Nothing happens when the time is the same. Refused for a
     * deactivated practice and for a closed user.
     */
    Outcome<UserReceipt> assign(UserId user, PracticeId practice, ValidityDraft validity);

    /**
     * Ends the assignment of a practice now, and takes away the roles that the user has there. Only for a caller who
     * may take these roles. Nothing happens when the user does not belong to the practice. A user whose last practice
     * has ended cannot recover a password until one is assigned.
     */
    Outcome<UserReceipt> end(UserId user, PracticeId practice);

    /**
     * Gives a role at one practice for the part of that time in which the user is assigned to it. Refused when there is
     * no such part. When the user has the role there already, the time is replaced. The caller must be allowed to give
     * the role, in the whole organization or there. Ends the sessions of the user. Refused for the caller's own
     * account.
     */
    Outcome<UserReceipt> grantRole(UserId user, Role role, PracticeId practice, ValidityDraft validity);

    /**
     * Takes a role that the user has at one practice, now or later. The caller must be allowed to give it there. Ends
     * the sessions of the user. Nothing happens when the user does not have it there. Refused for the caller's own
     * account.
     */
    Outcome<UserReceipt> revokeRole(UserId user, Role role, PracticeId practice);

    /**
     * Gives a role in the whole organization for that time. When the user has the role already, the time is replaced:
     * so a later end is set. The caller must be allowed to give the role, and gives it for no longer than that. Ends
     * the sessions of the user. Refused for the caller's own account; for an end that would leave no user who can
     * unlock others, or none with a role that requires a holder; and when it would cut a longer time because of the
     * caller.
     */
    Outcome<UserReceipt> grantRole(UserId user, Role role, ValidityDraft validity);

    /**
     * Takes a role that the user has in the whole organization, now or later. The caller must be allowed to give it.
     * Ends the sessions of the user. Nothing happens when the user does not have it. Refused for the caller's own
     * account, and for the last user as {@link #grantRole(UserId, Role, ValidityDraft)} says.
     */
    Outcome<UserReceipt> revokeRole(UserId user, Role role);

    /**
     * Sets the time in which a user may act: from its start on, and no more at its end. It replaces the earlier time,
     * so a later end is set by one call. Outside that time the user is kept out as a deactivated one is, without any
     * job; status, roles and practices stay. A session ends with the user, and does not begin again with a later end.
     *
     * <p>Needs {@code manage-users} in the whole organization, and a caller who may give each role of the user for as
     * long as that. When the user is kept out at present, it needs {@code reactivate-users} too, and is refused to
     * support and jobs as a reactivation is. Refused for the caller's own account, for a closed user, and for a time
     * that would leave no user who can unlock others, or none with a role that requires a holder. Nothing happens when
     * the time is the same.
     */
    Outcome<UserReceipt> limit(UserId user, ValidityDraft validity);
}
