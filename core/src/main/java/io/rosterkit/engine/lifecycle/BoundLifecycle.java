package io.rosterkit.engine.lifecycle;

import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.engine.call.Call;
import io.rosterkit.lifecycle.Lifecycle;
import io.rosterkit.lifecycle.LifecycleReport;
import io.rosterkit.lifecycle.OpenDeactivation;
import io.rosterkit.lifecycle.OwnedByUser;
import io.rosterkit.model.UserId;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UserReceipt;
import java.util.List;
import java.util.Optional;

/** The work on many users for one caller. Passes every call to the engine. */
record BoundLifecycle(Call call, LifecycleEngine engine, OwnedLookup ownedLookup, VerificationEngine verification)
        implements Lifecycle {

    @Override
    public Outcome<OwnedByUser> owned(UserId user) {
        return ownedLookup.owned(call, user);
    }

    @Override
    public Outcome<LifecycleReport<UserReceipt>> deactivateAll(List<UserId> users) {
        return engine.deactivateAll(call, users, Optional.empty());
    }

    @Override
    public Outcome<LifecycleReport<UserReceipt>> deactivateAll(List<UserId> users, BulkWatcher watcher) {
        Arguments.required("users", users, "watcher", watcher);
        return engine.deactivateAll(call, users, Optional.of(watcher));
    }

    @Override
    public Outcome<LifecycleReport<ReactivationReceipt>> reactivateAll(List<UserId> users) {
        return engine.reactivateAll(call, users, Optional.empty());
    }

    @Override
    public Outcome<LifecycleReport<ReactivationReceipt>> reactivateAll(List<UserId> users, BulkWatcher watcher) {
        Arguments.required("users", users, "watcher", watcher);
        return engine.reactivateAll(call, users, Optional.of(watcher));
    }

    @Override
    public Outcome<Page<OpenDeactivation>> openDeactivations(PageRequest request) {
        return verification.list(call, request);
    }

    @Override
    public Outcome<UserReceipt> verifyDeactivation(UserId user, DeactivationRequestId request) {
        return verification.verify(call, user, request);
    }

    @Override
    public Outcome<UserReceipt> rejectDeactivation(UserId user, DeactivationRequestId request) {
        return verification.reject(call, user, request);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Lifecycle[" + call.organization() + "]";
    }
}
