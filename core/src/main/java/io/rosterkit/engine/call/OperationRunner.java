package io.rosterkit.engine.call;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs every operation of every feature in the same way: the feature reads and decides, the runner applies. After a
 * lost race the feature decides again, so a decision must have no effect of its own. Thread-safe.
 */
public final class OperationRunner {

    private final Storage storage;
    private final Clock clock;
    private final RefusalJournal refusalJournal;
    private final ChangeCompletion completion;
    private final Runnable nudge;

    /** {@code nudge} runs after messages were queued, to wake the dispatcher; it must return at once. */
    public OperationRunner(
            Storage storage, Clock clock, RefusalJournal refusalJournal, ChangeCompletion completion, Runnable nudge) {
        this.storage = storage;
        this.clock = clock;
        this.refusalJournal = refusalJournal;
        this.completion = completion;
        this.nudge = nudge;
    }

    /**
     * Carries out an operation whose writes must be durable when it answers. Refused in a transaction of the host. A
     * roll-back there would undo a charged attempt, or the journal entry about a secret that was shown. Items of bulk
     * work need transactions of their own too.
     */
    public <T> Outcome<T> inOwnTransaction(Supplier<Outcome<T>> work) {
        return storage instanceof HostTransaction ? Outcome.refused(InputReason.NEEDS_OWN_TRANSACTION) : work.get();
    }

    /** The present time, to the microsecond, which is what every storage keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Carries out an operation that changes state. A refusal is journaled where its reason says so. */
    public <T> Outcome<T> perform(
            Call call, Operation operation, ResultCodec<T> codec, Function<Instant, Outcome<Decision<T>>> decide) {
        Outcome<T> outcome = performWithoutRefusalEntry(call, operation, codec, decide);
        return outcome.refusal().isEmpty()
                ? outcome
                : refuse(call, operation, outcome.refusal().get());
    }

    /** As {@link #perform}, for a feature that journals its refusals itself. */
    public <T> Outcome<T> performWithoutRefusalEntry(
            Call call, Operation operation, ResultCodec<T> codec, Function<Instant, Outcome<Decision<T>>> decide) {
        if (call.requestId().refusal().isPresent()) {
            return Outcome.refused(call.requestId().refusal().get());
        }
        Bytes hash = call.request().isPresent() ? operation.hash(call) : Bytes.none();
        return busyIfContended(() -> RetryLoop.untilPresent(number -> {
                    Instant now = now();
                    Outcome<Decision<T>> decided =
                            decide.apply(now).then(decision -> completed(call, decision, now, number));
                    return decided.fold(
                            decision -> applyDecision(
                                    decision,
                                    call.request()
                                            .map(id -> new Request(
                                                    call.organization(),
                                                    id,
                                                    operation.code(),
                                                    hash,
                                                    codec.write(decision.result()),
                                                    now)),
                                    codec),
                            refusal -> Optional.of(
                                    repeatedOutcome(call, hash, codec).orElseGet(() -> Outcome.refused(refusal))));
                })
                .orElseGet(() -> Outcome.refused(InputReason.BUSY)));
    }

    private <T> Outcome<Decision<T>> completed(Call call, Decision<T> decision, Instant now, int round) {
        return completed(List.of(new ChangeCompletion.Decided(
                        decision.changes(), call.request(), now, decision.policy(), memory(round))))
                .get(0)
                .map(changes -> new Decision<>(changes, decision.result()));
    }

    /** In a transaction of the host, rows that were read before may be changed by that transaction itself. */
    private ChangeCompletion.Memory memory(int round) {
        if (storage instanceof HostTransaction) {
            return ChangeCompletion.Memory.UNUSED;
        }
        return round == 0 ? ChangeCompletion.Memory.USED : ChangeCompletion.Memory.RENEWED;
    }

    /**
     * The outcome after the changes are applied. For a repeated request its first result, or a refusal when the id had
     * another use. Empty after a lost race.
     */
    private <T> Optional<Outcome<T>> applyDecision(
            Decision<T> decision, Optional<Request> request, ResultCodec<T> codec) {
        Changes changes = decision.changes();
        Applied applied = apply(request.map(changes::and).orElse(changes));
        if (applied instanceof Applied.Done) {
            return Optional.of(Outcome.done(decision.result()));
        }
        return applied instanceof Applied.Repeated repeated
                ? Optional.of(replay(repeated.known(), request.orElseThrow().hash(), codec))
                : Optional.empty();
    }

    /** Carries out an operation that only reads. A refusal is journaled where its reason says so. */
    public <T> Outcome<T> query(Call call, Operation operation, Function<Instant, Outcome<T>> read) {
        return busyIfContended(() -> {
            Outcome<T> outcome = call.requestId().checked().then(id -> read.apply(now()));
            return outcome.refusal().isEmpty()
                    ? outcome
                    : refuse(call, operation, outcome.refusal().get());
        });
    }

    /** The storage gave up after many lost races. Nothing is wrong, and the caller may try again. */
    private static <T> Outcome<T> busyIfContended(Supplier<Outcome<T>> work) {
        try {
            return work.get();
        } catch (StorageContentionException contended) {
            return Outcome.refused(InputReason.BUSY);
        }
    }

    /**
     * The changes with what follows from them, or a refusal, in the order in which they were decided. For changes that
     * {@link #apply} applies together.
     */
    public List<Outcome<Changes>> completed(List<ChangeCompletion.Decided> decided) {
        return completion.complete(decided);
    }

    /** Applies changes without a stored request. Wakes the dispatcher when the changes queued messages. */
    public Applied apply(Changes changes) {
        Applied applied = storage.apply(changes);
        if (applied instanceof Applied.Done && !changes.messages().isEmpty()) {
            nudge.run();
        }
        return applied;
    }

    /** The stored requests of the organization among those ids. */
    public List<Request> findRequests(Call call, List<RequestId> requests) {
        return requests.isEmpty() ? List.of() : storage.port(RequestStore.class).known(call.organization(), requests);
    }

    /** The first result of a request, or a refusal when the id was used for something else. */
    public <T> Outcome<T> replay(Request first, Bytes hash, ResultCodec<T> codec) {
        return first.hash().equals(hash)
                ? Outcome.done(codec.read(first.answer()))
                : Outcome.refused(Refusal.of(InputReason.REQUEST_REUSED).at("requestId"));
    }

    /**
     * The hash of actor, operation, subject and content. It distinguishes a repeated request from another use of the
     * same request id.
     */
    public Bytes hash(Call call, Operation operation) {
        return operation.hash(call);
    }

    /** Refuses, and journals the refusal where its reason says so. */
    public <T> Outcome<T> refuse(Call call, Operation operation, Refusal refusal) {
        return busyIfContended(() -> {
            if (refusal.reason().journaled()) {
                journal(call, operation, refusal);
            }
            return Outcome.refused(refusal);
        });
    }

    /** Journals a refusal, whatever its reason; the caller may get a different refusal. */
    public void journal(Call call, Operation operation, Refusal refusal) {
        storage.apply(refusalEntry(call, operation, refusal));
    }

    private Changes refusalEntry(Call call, Operation operation, Refusal refusal) {
        return Changes.none(call.organization()).and(refusalJournal.entry(call, operation, refusal, now()));
    }

    private <T> Optional<Outcome<T>> repeatedOutcome(Call call, Bytes hash, ResultCodec<T> codec) {
        return findRequests(call, call.request().stream().toList()).stream()
                .findFirst()
                .map(first -> replay(first, hash, codec));
    }
}
