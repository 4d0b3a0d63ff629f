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
 * Carries every call of every feature the same way: the feature reads and decides, this applies. After a lost race the
 * feature decides again, so a decision must have no effect of its own. Thread-safe.
 */
public final class OperationRunner {

    private final Storage storage;
    private final Clock clock;
    private final Ids ids;
    private final RefusalJournal attempts;
    private final Runnable nudge;

    /** {@code nudge} is run after messages were queued; it must return at once. */
    public OperationRunner(Storage storage, Clock clock, Ids ids, RefusalJournal attempts, Runnable nudge) {
        this.storage = storage;
        this.clock = clock;
        this.ids = ids;
        this.attempts = attempts;
        this.nudge = nudge;
    }

    /** The time of a call, to the microsecond, as every storage can keep it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Carries out an act that changes state. A refusal that matters is journaled. */
    public <T> Outcome<T> perform(
            Call call, Operation operation, ResultCodec<T> codec, Function<Instant, Outcome<Decision<T>>> decide) {
        Outcome<T> outcome = settle(call, operation, codec, decide);
        return outcome.refusal().isEmpty()
                ? outcome
                : refuse(call, operation, outcome.refusal().get());
    }

    /** As {@link #perform}, for a caller that journals refusals itself. */
    public <T> Outcome<T> settle(
            Call call, Operation operation, ResultCodec<T> codec, Function<Instant, Outcome<Decision<T>>> decide) {
        if (call.repetition().malformed().isPresent()) {
            return Outcome.refused(call.repetition().malformed().get());
        }
        Bytes hash = operation.hash(call);
        RequestId id = call.request().orElseGet(ids::request);
        return busyIfContended(() -> Rounds.until(number -> {
                    Instant now = now();
                    Outcome<Decision<T>> decided = decide.apply(now);
                    return decided.fold(
                            decision -> applied(
                                    decision,
                                    new Request(
                                            call.organization(),
                                            id,
                                            operation.code(),
                                            hash,
                                            codec.write(decision.answer()),
                                            now),
                                    codec),
                            why -> Optional.of(repeated(call, hash, codec).orElseGet(() -> Outcome.refused(why))));
                })
                .orElseGet(() -> Outcome.refused(InputReason.BUSY)));
    }

    /** The answer once it is written, or the first answer to the same request; empty after a lost race. */
    private <T> Optional<Outcome<T>> applied(Decision<T> decision, Request request, ResultCodec<T> codec) {
        Applied applied = apply(decision.changes().and(request));
        if (applied instanceof Applied.Done) {
            return Optional.of(Outcome.done(decision.answer()));
        }
        return applied instanceof Applied.Repeated repeat
                ? Optional.of(replay(repeat.known(), request.hash(), codec))
                : Optional.empty();
    }

    /** Answers a question. A refusal that matters is journaled like that of an act. */
    public <T> Outcome<T> answer(Call call, Operation operation, Function<Instant, Outcome<T>> read) {
        return busyIfContended(() -> {
            Outcome<T> outcome = call.repetition().checked().then(id -> read.apply(now()));
            return outcome.refusal().isEmpty()
                    ? outcome
                    : refuse(call, operation, outcome.refusal().get());
        });
    }

    /** A storage that repeated it as often as it does had no luck: the caller may try again, nothing is wrong. */
    private static <T> Outcome<T> busyIfContended(Supplier<Outcome<T>> work) {
        try {
            return work.get();
        } catch (StorageContentionException contended) {
            return Outcome.refused(InputReason.BUSY);
        }
    }

    /** Applies changes and wakes the dispatcher; for work that is not one act of one caller. */
    public Applied apply(Changes changes) {
        Applied applied = storage.apply(changes);
        if (applied instanceof Applied.Done && !changes.messages().isEmpty()) {
            nudge.run();
        }
        return applied;
    }

    /** What is known of requests of the call's organization. */
    public List<Request> known(Call call, List<RequestId> requests) {
        return requests.isEmpty() ? List.of() : storage.port(RequestStore.class).known(call.organization(), requests);
    }

    /** The first answer to a request, or a refusal when the id was used for something else. */
    public <T> Outcome<T> replay(Request known, Bytes hash, ResultCodec<T> answers) {
        return known.hash().equals(hash)
                ? Outcome.done(answers.read(known.answer()))
                : Outcome.refused(Refusal.of(InputReason.REQUEST_REUSED).at("requestId"));
    }

    /** The hash under which an act of this call is kept. */
    public Bytes hash(Call call, Operation operation) {
        return operation.hash(call);
    }

    /** Refuses, and journals the attempt where the reason asks for it. */
    public <T> Outcome<T> refuse(Call call, Operation operation, Refusal refusal) {
        return busyIfContended(() -> {
            if (refusal.reason().journaled()) {
                journal(call, operation, refusal);
            }
            return Outcome.refused(refusal);
        });
    }

    /** Journals a refusal, whatever the caller is told. */
    public void journal(Call call, Operation operation, Refusal refusal) {
        storage.apply(told(call, operation, refusal));
    }

    /** What journals a refusal, for a caller that writes more with it. */
    public Changes told(Call call, Operation operation, Refusal refusal) {
        return Changes.none(call.organization()).and(attempts.entry(call, operation, refusal, now()));
    }

    private <T> Optional<Outcome<T>> repeated(Call call, Bytes hash, ResultCodec<T> answers) {
        return known(call, call.request().stream().toList()).stream()
                .findFirst()
                .map(known -> replay(known, hash, answers));
    }
}
