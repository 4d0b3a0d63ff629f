package io.rosterkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountingHasherTest {

    private final CountingHasher hasher = CountingHasher.create();
    private final Hashes hashes = hasher.hashes();

    @Test
    void knowsAPasswordAgain() {
        PasswordHash hash = hasher.hash("correct horse");

        assertThat(hasher.verify("correct horse", hash)).isEqualTo(Verdict.RIGHT);
        assertThat(hasher.verify("correct hors", hash)).isEqualTo(Verdict.WRONG);
        assertThat(hasher.verify("correct horse", new PasswordHash("$argon2id$v=19$x")))
                .isEqualTo(Verdict.WRONG);
        assertThat(hasher.verify("correct horse", new PasswordHash("$fake$"))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void saltsAndTellsNothing() {
        PasswordHash hash = hasher.hash("correct horse");

        assertThat(hash).isNotEqualTo(hasher.hash("correct horse"));
        assertThat(hash.text()).startsWith("$fake$").doesNotContain("correct", "horse");
        assertThat(hash.toString()).doesNotContain("correct", "$fake$");
    }

    @Test
    void countsWhatItIsAsked() {
        PasswordHash hash = hasher.hash("correct horse");
        hasher.verify("correct horse", hash);
        hasher.verify("wrong", hash);

        assertThat(List.of(hashes.made(), hashes.verified(), hashes.count())).containsExactly(1, 2, 3);
    }

    @Test
    void findsAHashOldOnceTheCostIsRaised() {
        PasswordHash hash = hasher.hash("correct horse");
        hashes.raiseCost();

        assertThat(hasher.verify("correct horse", hash)).isEqualTo(Verdict.RIGHT_BUT_OLD);
        assertThat(hasher.verify("wrong", hash)).isEqualTo(Verdict.WRONG);
        assertThat(hasher.verify("correct horse", hasher.hash("correct horse"))).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void holdsCallsWhileItIsPaused() {
        hashes.pause();
        List<CompletableFuture<PasswordHash>> calls = IntStream.range(0, 3)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> hasher.hash("correct horse"), call -> new Thread(call).start()))
                .toList();
        hashes.awaitHeld(3);

        assertThat(hashes.made()).isEqualTo(3);
        assertThat(calls).noneMatch(CompletableFuture::isDone);
        hashes.resume();
        assertThat(calls).allSatisfy(call -> assertThat(call.join().text()).startsWith("$fake$"));
    }

    @Test
    void throwsOnceWhenOrderedTo() {
        hashes.nextThrows();

        assertThatIllegalStateException().isThrownBy(() -> hasher.hash("correct horse"));
        assertThat(hasher.hash("correct horse").text()).startsWith("$fake$");
        assertThat(hashes.made()).isEqualTo(2);
    }
}
