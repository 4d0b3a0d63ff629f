package io.rosterkit.engine.lifecycle;

import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.bulk.BulkRunner;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.user.UserStatusEngine;
import io.rosterkit.lifecycle.Lifecycle;
import io.rosterkit.lifecycle.LifecycleReport;
import io.rosterkit.lifecycle.LifecycleReport.Answer;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.bulk.BulkReason;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UserReceipt;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Deactivates and reactivates many users. All calls share one instance. Thread-safe. */
public final class LifecycleEngine {

    private static final int MAX_USERS = 1_000;
    private static final ResultCodec<Boolean> BEGUN_CODEC = ResultCodec.of(begun -> "", text -> true);

    private final OperationRunner runner;
    private final Gate gate;
    private final UserStore users;
    private final UserStatusEngine statusEngine;
    private final BulkRunner bulk;
    private final OwnedLookup owned;
    private final VerificationEngine verification;

    public LifecycleEngine(
            OperationRunner runner,
            Gate gate,
            UserStore users,
            UserStatusEngine statusEngine,
            BulkRunner bulk,
            OwnedLookup owned,
            VerificationEngine verification) {
        this.runner = runner;
        this.gate = gate;
        this.users = users;
        this.statusEngine = statusEngine;
        this.bulk = bulk;
        this.owned = owned;
        this.verification = verification;
    }

    /** The work on many users, what users own, and the answers of support, for one caller. */
    public Lifecycle at(Call call) {
        return new BoundLifecycle(call, this, owned, verification);
    }

    Outcome<LifecycleReport<UserReceipt>> deactivateAll(Call call, List<UserId> ids, Optional<BulkWatcher> watcher) {
        return run(
                new Work<>("user.deactivate-all", Permission.MANAGE_USERS, statusEngine::deactivate),
                call,
                ids,
                watcher);
    }

    Outcome<LifecycleReport<ReactivationReceipt>> reactivateAll(
            Call call, List<UserId> ids, Optional<BulkWatcher> watcher) {
        return run(
                new Work<>("user.reactivate-all", Permission.REACTIVATE_USERS, statusEngine::reactivate),
                call,
                ids,
                watcher);
    }

    /** The change of each user, the operation code of the whole, and the permission for it. */
    private record Work<T>(String operationCode, Permission permission, BiFunction<Call, UserId, Outcome<T>> change) {}

    private <T> Outcome<LifecycleReport<T>> run(
            Work<T> work, Call call, List<UserId> ids, Optional<BulkWatcher> watcher) {
        Arguments.required("users", ids);
        List<UserId> items = List.copyOf(ids);
        Operation whole = Operation.of(
                work.operationCode(),
                Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()),
                items.toString());
        return runner.inOwnTransaction(() -> begin(call, whole, work.permission(), items.size()))
                .then(begun -> bulk.run(call, new UserWork<>(whole, work.change()), items, watcher))
                .map(outcomes -> report(items, outcomes));
    }

    /**
     * Admits the caller to the work as a whole, and keeps the request of the host before the first user is touched. So
     * its id is not taken for other users later, wherever the work ends.
     */
    private Outcome<Boolean> begin(Call call, Operation whole, Permission permission, int size) {
        return runner.perform(
                call,
                whole,
                BEGUN_CODEC,
                now -> gate.admit(call, users.access(call.viewer()), permission)
                        .then(caller -> size > MAX_USERS
                                ? Outcome.refused(Refusal.of(BulkReason.TOO_MANY)
                                        .at("users")
                                        .with("atMost", MAX_USERS))
                                : Outcome.done(new Decision<>(Changes.none(call.organization()), true))));
    }

    private static <T> LifecycleReport<T> report(List<UserId> items, List<Outcome<T>> outcomes) {
        return new LifecycleReport<>(IntStream.range(0, items.size())
                .mapToObj(place -> new Answer<>(items.get(place), outcomes.get(place)))
                .toList());
    }
}
