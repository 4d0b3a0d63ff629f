package io.rosterkit.engine.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CounterRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(15));

    /** A process whose clock is behind must not find a lock that another process has seen end. */
    @Test
    void aLockIsOverOnceAChangeCameAfterIt() {
        assertThat(CounterRules.isLocked(locked(NOW), NOW.plus(Duration.ofMinutes(10))))
                .isTrue();
        assertThat(CounterRules.isLocked(locked(UNTIL.plusSeconds(1)), NOW.plus(Duration.ofMinutes(10))))
                .isFalse();
        assertThat(CounterRules.isLocked(locked(NOW), UNTIL)).isFalse();
    }

    @Test
    void aCounterThatIsHeldIsLockedWhateverTheTime() {
        Counter.Block held = new Counter.Block(4, 20, Optional.empty(), true);

        assertThat(CounterRules.isLocked(counter(held, NOW), UNTIL)).isTrue();
        assertThat(CounterRules.isLocked(counter(Counter.Block.none(), NOW), NOW))
                .isFalse();
    }

    private static Counter locked(Instant changedAt) {
        return counter(new Counter.Block(1, 5, Optional.of(UNTIL), false), changedAt);
    }

    private static Counter counter(Counter.Block block, Instant changedAt) {
        Counter.Key key = Counter.Key.ofUnknownClients(new UUID(2, 2), Proof.PASSWORD);
        return Counter.none(new OrganizationId(new UUID(1, 1)), key, NOW)
                .next(new Counter.Tally(5, 0, 0, NOW), block, changedAt);
    }
}
