package io.rosterkit.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.model.Change;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Changes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the contract cannot ask of every storage; all else is tested by the published contract. */
final class InMemoryStorageTest {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123456Z");
    private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(1, 1));

    private final MovableClock clock = new MovableClock();
    private final InMemoryStorage storage = InMemoryStorage.create(clock);

    @Test
    void aLeaseEndsByTheClockOfTheStorage() {
        Message message = new Message(
                new MessageId(new UUID(2, 2)),
                ORGANIZATION,
                Notice.INVITATION,
                Lane.CODE,
                new Message.About(new UUID(3, 3), 1),
                new EmailAddress("ben@weiss.example", "ben@weiss.example"),
                NOW);
        storage.apply(Changes.none(ORGANIZATION).and(message));
        MessageWork work = storage.port(MessageWork.class);
        assertThat(work.claim(ClaimRequest.any(NOW, 1, Duration.ofSeconds(60)))).hasSize(1);

        clock.now = NOW.plusSeconds(60).minusNanos(1_000);
        assertThat(work.claim(ClaimRequest.any(NOW, 1, Duration.ofSeconds(60)))).isEmpty();

        clock.now = NOW.plusSeconds(60);
        assertThat(work.claim(ClaimRequest.any(NOW, 1, Duration.ofSeconds(60)))).hasSize(1);
    }

    @Test
    void tellsTheTimeOfItsClockInMicroseconds() {
        clock.now = NOW.plusNanos(999);

        assertThat(storage.time()).isEqualTo(NOW);
    }

    @Test
    void refusesAKindOfChangeItHasNoWriterFor() {
        Change unknown = () -> ORGANIZATION;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.apply(Changes.none(ORGANIZATION).and(unknown)));
    }

    @Test
    void chargedAndRejectedAttemptsComeAlone() {
        Counter counter = Counter.none(ORGANIZATION, Counter.Key.ofUnknownClients(new UUID(4, 4), Proof.PASSWORD), NOW);
        Changes counted = Changes.none(ORGANIZATION).and(CounterTable.COUNTERS.write(counter));

        for (LockoutChange alone :
                List.of(new LockoutChange.Charged(counter), new LockoutChange.AttemptRejected(counter))) {
            assertThatIllegalArgumentException().isThrownBy(() -> counted.and(alone));
        }
        Changes rejected = Changes.none(ORGANIZATION).and(new LockoutChange.AttemptRejected(counter));
        assertThat(rejected.and(new LockoutChange.AttemptRejected(counter)).changes())
                .hasSize(2);
    }

    private static final class MovableClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
