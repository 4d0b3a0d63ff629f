package io.rosterkit.tck.notice;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.contract.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a lease is, and by which clock. */
public abstract class LeaseContract extends Contract {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(100);

    /** After that time a short lease is over and the clock has moved; a slow machine only asks later. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A server may be off by minutes; a clock of another zone is off by half an hour or more. */
    private static final Duration OFF = Duration.ofMinutes(10);

    /** For a contract. */
    protected LeaseContract() {}

    @Test
    void itsTimeGoesOn() {
        Instant first = storage.time();
        Instant later = first;
        long begun = System.nanoTime();
        for (boolean over = false; !over && !later.isAfter(first); ) {
            over = since(begun).compareTo(PATIENCE) > 0;
            later = storage.time();
        }
        assertThat(later).as("its time, %s later", PATIENCE).isAfter(first);
    }

    @Test
    void itsTimeIsThatOfTheWorldWhateverTheZone() {
        assertThat(Machine.off(storage.time()))
                .as("how far its time is off the clock of this machine")
                .isLessThan(OFF);
    }

    @Test
    void aLeaseLastsAsLongAsItWasAskedFor() {
        for (Duration lease : List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(400))) {
            Message message = queue(given.message(Lane.NOTICE, NOW));
            Instant before = storage.time();
            work().claim(ClaimRequest.any(NOW, 10, lease));
            Instant after = storage.time();

            assertThat(stored(message).leasedUntil().orElseThrow())
                    .as("the end of a lease of %s, by its own clock", lease)
                    .isBetween(before.plus(lease), after.plus(lease));
            assertThat(work().claim(ClaimRequest.any(LATER, 10, lease)))
                    .as("claims under a lease of %s", lease)
                    .isEmpty();
        }
    }

    /** Asks again and again until the lease is over. */
    @Test
    void aLeaseEndsByItself() {
        queue(given.message(Lane.NOTICE, NOW));
        Instant before = storage.time();
        Claimed first = work().claim(ClaimRequest.any(NOW, 10, SHORT)).get(0);

        Claimed second = claimUntilThereIsOne();

        assertThat(Duration.between(before, storage.time()))
                .as("its time from the first claim to the second")
                .isGreaterThanOrEqualTo(SHORT);
        assertThat(second.message()).isEqualTo(first.message());
        assertThat(second.fence()).as("the fence of the second claim").isGreaterThan(first.fence());
        assertThat(second.claims()).as("claims without a result").isEqualTo(2);
    }

    @Test
    void aLeaseThatIsOverMakesNothingDue() {
        Message message = queue(given.message(Lane.NOTICE, NOW));
        Claimed claimed = work().claim(ClaimRequest.any(NOW, 10, Duration.ZERO)).get(0);

        assertThat(work().claim(ClaimRequest.any(NOW.minusNanos(1_000), 10, SHORT)))
                .as("just before it is due")
                .isEmpty();
        work().settle(claimed, new Settlement.Later(LATER, "smtp-421"));
        assertThat(work().claim(ClaimRequest.any(LATER.minusNanos(1_000), 10, SHORT)))
                .as("just before it is due again")
                .isEmpty();
        assertThat(work().claim(ClaimRequest.any(LATER, 10, SHORT)))
                .extracting(again -> again.message().id())
                .containsExactly(message.id());
    }

    private Claimed claimUntilThereIsOne() {
        List<Claimed> claimed = List.of();
        long begun = System.nanoTime();
        for (boolean over = false; !over && claimed.isEmpty(); ) {
            over = since(begun).compareTo(PATIENCE) > 0;
            claimed = work().claim(ClaimRequest.any(NOW, 10, PATIENCE));
        }
        assertThat(claimed).as("claims %s after a lease of %s", PATIENCE, SHORT).hasSize(1);
        return claimed.get(0);
    }

    private OutboxMessage stored(Message message) {
        return storage
                .port(TableStore.class)
                .scan(Scan.same(OutboxTable.OUTBOX, OutboxMessage.queued(message)))
                .stream()
                .findFirst()
                .orElseThrow();
    }

    private Message queue(Message message) {
        write(Changes.none(message.organization()).and(message));
        return message;
    }

    private MessageWork work() {
        return storage.port(MessageWork.class);
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
