package io.rosterkit.lifecycle;

import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.model.UserId;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UserReceipt;
import io.rosterkit.user.Users;
import java.util.List;

/**
 * Deactivates and reactivates many users of one organization in one call, and counts what a user still owns. One user
 * is deactivated by {@link Users#deactivate} and reactivated by {@link Users#reactivate}, and the same rules hold here
 * for each.
 *
 * <p>Each user is a transaction of its own. The report has an answer for each user, in the order of the call. A user
 * who is refused keeps no other from being done. A user who is named twice is done once, and the second answer is the
 * refusal {@code bulk.repeated}. Under a request id each user has a request id that is derived from it. So the call may
 * be repeated, after a fault of the storage for example. Users who were done get their first answer then, and the
 * others are done.
 *
 * <p>The whole call is refused when the caller lacks the permission, when it names more than 1,000 users, and in a
 * transaction of the host. Thread-safe.
 */
public interface Lifecycle {

    /**
     * What a user of the own organization still owns, to be shown before the user is deactivated. Invitations are
     * counted up to 1,000. The caller needs {@code view-users}.
     */
    Outcome<OwnedByUser> owned(UserId user);

    /** Deactivates these users. The caller needs {@code manage-users}. */
    Outcome<LifecycleReport<UserReceipt>> deactivateAll(List<UserId> users);

    /**
     * Deactivates these users, and notifies the watcher after each. When the watcher answers no, the users who were not
     * reached stay as they are.
     */
    Outcome<LifecycleReport<UserReceipt>> deactivateAll(List<UserId> users, BulkWatcher watcher);

    /**
     * Reactivates these users. The caller needs {@code reactivate-users}. Support and jobs are refused for each user,
     * unless the profile allows it.
     */
    Outcome<LifecycleReport<ReactivationReceipt>> reactivateAll(List<UserId> users);

    /**
     * Reactivates these users, and notifies the watcher after each. When the watcher answers no, the users who were not
     * reached stay as they are.
     */
    Outcome<LifecycleReport<ReactivationReceipt>> reactivateAll(List<UserId> users, BulkWatcher watcher);

    /**
     * A page of the deactivations in the own organization that support has still to verify, earliest asked first. None
     * is ever open where {@link DeactivationPolicy#verification} asks for none. The caller needs {@code view-users}.
     */
    Outcome<Page<OpenDeactivation>> openDeactivations(PageRequest request);

    /**
     * Support says yes: the deactivation of the user is complete. Where the policy asked to verify it before, roles and
     * practices are cleared now, if the policy clears them. Only for support with the right
     * {@code verify-deactivations} and a case. Refused when the request has ended: of two answers at once, one counts.
     */
    Outcome<UserReceipt> verifyDeactivation(UserId user, DeactivationRequestId request);

    /**
     * Support says no: the user is active again, with the roles, grants and practices that the deactivation took, as
     * far as they are not over. This is no reactivation, so support may do it whatever the profile says of that. A lock
     * stays, and so does what the user was given meanwhile; sessions that have ended stay so. A person who was
     * deactivated with the user is active again in the directory; who was deactivated there by another act stays
     * inactive, and the user too, which the receipt says. Only for support with the right {@code verify-deactivations}
     * and a case. Refused when the request has ended.
     */
    Outcome<UserReceipt> rejectDeactivation(UserId user, DeactivationRequestId request);
}
