package io.rosterkit.lifecycle;

import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
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
}
