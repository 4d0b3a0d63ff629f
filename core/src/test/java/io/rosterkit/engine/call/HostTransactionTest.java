package io.rosterkit.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.engine.damage.DamagedRows;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.RollbackRequiredException;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** In a transaction of the host an operation is decided once, whatever the storage answers. */
class HostTransactionTest {

    private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(1, 2));
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    private final AtomicInteger decided = new AtomicInteger();

    @Test
    void isDoneInOneRound() {
        assertThat(perform(Applied.Done::new).answer()).contains("done");
        assertThat(decided).hasValue(1);
    }

    @Test
    void aLostRaceThrowsAndIsNotDecidedAgain() {
        assertThrowsOnce(() -> perform(() -> new Applied.Lost(Optional.empty())));
    }

    @Test
    void contentionThrowsAndIsNoRefusal() {
        assertThrowsOnce(() -> perform(() -> {
            throw new StorageContentionException("a deadlock");
        }));
    }

    @Test
    void whatNeedsItsOwnTransactionIsRefusedBeforeItIsTried() {
        Outcome<String> outcome = runner(Applied.Done::new).inOwnTransaction(() -> {
            decided.incrementAndGet();
            return Outcome.done("done");
        });

        assertThat(outcome.refusal()).contains(Refusal.of(InputReason.NEEDS_OWN_TRANSACTION));
        assertThat(decided).hasValue(0);
    }

    private void assertThrowsOnce(ThrowingCallable operation) {
        assertThatThrownBy(operation)
                .isInstanceOfSatisfying(
                        RollbackRequiredException.class,
                        thrown -> assertThat(thrown.isRepeatable()).isTrue());
        assertThat(decided).hasValue(1);
    }

    private Outcome<String> perform(Supplier<Applied> storage) {
        return runner(storage)
                .perform(
                        Call.withoutSession(ORGANIZATION, Source.unknown()),
                        Operation.of("test.act", Subject.untouched(Subject.Kind.ORGANIZATION, ORGANIZATION)),
                        ResultCodec.of(text -> text, text -> text),
                        now -> {
                            decided.incrementAndGet();
                            return Outcome.done(new Decision<>(Changes.none(ORGANIZATION), "done"));
                        });
    }

    private static OperationRunner runner(Supplier<Applied> storage) {
        return new OperationRunner(
                new HostTransaction(new Answering(storage), new DamagedRows()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                (call, operation, refusal, now) -> {
                    throw new AssertionError("nothing here is journaled");
                },
                ChangeCompletion.NOTHING,
                () -> {});
    }

    /** A joined storage with that answer to every change. */
    private record Answering(Supplier<Applied> answer) implements JoinedStorage {

        @Override
        public <P extends Port> P port(Class<P> type) {
            throw new AssertionError("nothing here is read");
        }

        @Override
        public Applied apply(Changes changes) {
            return answer.get();
        }

        @Override
        public Instant time() {
            return NOW;
        }
    }
}
