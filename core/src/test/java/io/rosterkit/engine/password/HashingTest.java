package io.rosterkit.engine.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.password.HashingLimits;
import io.rosterkit.spi.secret.PasswordHasher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashingTest {

    private static final PasswordHash STORED = new PasswordHash("$fake$stored");

    private final Fake fake = new Fake();

    /** Says right to everything and remembers what it was asked. */
    private static final class Fake implements PasswordHasher {

        private final List<String> hashed = new CopyOnWriteArrayList<>();
        private final List<PasswordHash> verified = new CopyOnWriteArrayList<>();
        private Runnable during = () -> {};

        @Override
        public PasswordHash hash(String password) {
            hashed.add(password);
            return new PasswordHash("$fake$" + hashed.size());
        }

        @Override
        public Verdict verify(String password, PasswordHash stored) {
            verified.add(stored);
            during.run();
            return Verdict.RIGHT;
        }
    }

    @Test
    void aPasswordOfNobodyIsWrongAtTheSameCost() {
        Hashing hashing = hashing(1, 0, 1);
        assertThat(hashing.verify("any", Optional.of(STORED))).isEqualTo(PasswordHasher.Verdict.RIGHT);
        assertThat(hashing.verify("any", Optional.empty())).isEqualTo(PasswordHasher.Verdict.WRONG);
        assertThat(hashing.verify("any", Optional.empty())).isEqualTo(PasswordHasher.Verdict.WRONG);
        assertThat(fake.verified).containsExactly(STORED, new PasswordHash("$fake$1"), new PasswordHash("$fake$1"));
        assertThat(fake.hashed).as("the decoy, once").hasSize(1);
    }

    @Test
    void nobodyCanGuessTheDecoy() {
        hashing(1, 0, 1);
        hashing(1, 0, 1);
        assertThat(fake.hashed).doesNotHaveDuplicates().allMatch(password -> password.length() >= 43);
    }

    @Test
    void aNewHashIsOneCall() {
        assertThat(hashing(1, 0, 1).hash("chosen")).isEqualTo(new PasswordHash("$fake$2"));
        assertThat(fake.hashed).hasSize(2).last().isEqualTo("chosen");
    }

    @ParameterizedTest(name = "{0} by policy, {1} processors: {2}")
    @CsvSource({"2, 8, 2", "8, 2, 2", "1, 1, 1"})
    void noMoreAtOnceThanThePolicyAndTheProcessorsAllow(int policy, int available, int atOnce)
            throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        fake.during = () -> uninterrupted(gate);
        Hashing hashing = hashing(policy, 10, available);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < atOnce + 2; i++) {
            Thread thread = new Thread(() -> hashing.verify("any", Optional.of(STORED)));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            untilItWaits(thread);
        }
        assertThat(fake.verified).hasSize(atOnce);
        gate.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(fake.verified).hasSize(atOnce + 2);
    }

    @Test
    void aFullQueueIsRefusedBeforeAnythingHappens() {
        Hashing hashing = hashing(2, 1, 2);
        AtomicBoolean looked = new AtomicBoolean();
        Outcome<String> refused = nested(hashing, 3, () -> {
            looked.set(true);
            return Outcome.done("in");
        });
        assertThat(refused.refusal().map(Refusal::reason)).contains(LockoutReason.BUSY);
        assertThat(looked).isFalse();
        assertThat(nested(hashing, 2, () -> Outcome.done("in")).answer()).contains("in");
    }

    @Test
    void theProcessorsBoundTheQueueToo() {
        assertThat(nested(hashing(8, 0, 1), 1, () -> Outcome.done("in")).refusal())
                .isPresent();
    }

    @Test
    void ticketAndProcessorAreGivenBackWhateverHappens() {
        Hashing hashing = hashing(1, 0, 1);
        fake.during = () -> {
            throw new IllegalStateException("broken");
        };
        IntStream.range(0, 3)
                .forEach(i -> assertThatIllegalStateException()
                        .isThrownBy(() ->
                                hashing.runAdmitted(() -> Outcome.done(hashing.verify("any", Optional.of(STORED))))));
        fake.during = () -> {};
        assertThat(hashing.runAdmitted(() -> Outcome.done(hashing.verify("any", Optional.of(STORED))))
                        .answer())
                .contains(PasswordHasher.Verdict.RIGHT);
        assertThat(hashing.runAdmitted(() -> Outcome.refused(LockoutReason.SOURCE_OVER_BUDGET))
                        .refusal())
                .isPresent();
        assertThat(hashing.runAdmitted(() -> Outcome.done("in")).answer()).contains("in");
    }

    @Test
    void anInterruptIsKept() {
        Hashing hashing = hashing(1, 0, 1);
        Thread.currentThread().interrupt();
        PasswordHasher.Verdict verdict = hashing.verify("any", Optional.of(STORED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(verdict).isEqualTo(PasswordHasher.Verdict.RIGHT);
    }

    @Test
    void someoneInterruptedWhileWaitingWaitsOn() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        fake.during = () -> uninterrupted(gate);
        Hashing hashing = hashing(1, 1, 1);
        Thread first = new Thread(() -> hashing.verify("any", Optional.of(STORED)));
        first.start();
        untilItWaits(first);
        AtomicBoolean kept = new AtomicBoolean();
        Thread second = new Thread(() -> {
            hashing.hash("second");
            kept.set(Thread.currentThread().isInterrupted());
        });
        second.start();
        untilItWaits(second);
        second.interrupt();
        gate.countDown();
        first.join();
        second.join();
        assertThat(fake.hashed).last().isEqualTo("second");
        assertThat(kept).isTrue();
    }

    private Hashing hashing(int atOnce, int waiting, int available) {
        return new Hashing(fake, HashingLimits.standard().atOnce(atOnce).waiting(waiting), available);
    }

    /** That many calls are at it already when the last one asks. */
    private static Outcome<String> nested(Hashing hashing, int already, Supplier<Outcome<String>> last) {
        return already == 0 ? hashing.runAdmitted(last) : hashing.runAdmitted(() -> nested(hashing, already - 1, last));
    }

    private static void uninterrupted(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** At the gate of the hasher, or for a processor: there is no third place. */
    private static void untilItWaits(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
