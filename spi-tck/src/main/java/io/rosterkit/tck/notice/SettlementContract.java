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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A claim is settled once, and what was said of a message is kept as it was said. */
public abstract class SettlementContract extends Contract {

    private static final Instant LATER = NOW.plusSeconds(60);

    private static final List<Settlement> RESULTS = List.of(
            new Settlement.Sent(NOW),
            new Settlement.Later(LATER, "smtp-421"),
            new Settlement.Failed(NOW, "smtp-550"),
            new Settlement.Dropped(NOW),
            new Settlement.Uncharged("connect"),
            new Settlement.SetAside(NOW, "text"));

    /** For a contract. */
    protected SettlementContract() {}

    @Test
    void aClaimIsSettledOnce() {
        for (Settlement first : RESULTS) {
            Message message = queue(given.message(Lane.NOTICE, NOW));
            Claimed claimed = claim(message);
            assertThat(work().settle(claimed, first)).as("settled by %s", first).isTrue();
            OutboxMessage once = stored(message);
            for (Settlement second : RESULTS) {
                assertThat(work().settle(claimed, second))
                        .as("settled by %s and then by %s", first, second)
                        .isFalse();
            }
            assertThat(stored(message)).as("after %s and nothing else", first).isEqualTo(once);
        }
    }

    @Test
    void everyResultIsKeptAsItWasSaid() {
        for (Settlement result : RESULTS) {
            Message message = queue(given.message(Lane.NOTICE, NOW));
            work().settle(claim(message), new Settlement.Later(NOW, "smtp-450"));
            Claimed claimed = claim(message);
            OutboxMessage before = stored(message);

            work().settle(claimed, result);

            assertThat(stored(message)).as("after %s", result).isEqualTo(before.settled(result));
        }
    }

    @Test
    void whatIsHandedBackIsAsBeforeItWasClaimedButForItsFence() {
        Message message = queue(given.message(Lane.NOTICE, NOW));
        work().settle(claim(message), new Settlement.Later(NOW, "smtp-421"));
        Claimed claimed = claim(message);
        OutboxMessage before = stored(message);

        work().release(List.of(claimed));

        assertThat(stored(message)).isEqualTo(before.released());
    }

    private Claimed claim(Message message) {
        return work().claim(ClaimRequest.any(NOW, 100, Duration.ofHours(1))).stream()
                .filter(row -> row.message().id().equals(message.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("a message that is due and under no lease was not claimed"));
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
}
