package io.rosterkit.tck.notice;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.DeadLetter;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Dead letters of all organizations are one list by id, and one that is queued again is as it was at first. */
public abstract class DeadLetterContract extends Contract {

    private static final Instant LATER = NOW.plusSeconds(60);

    /** For a contract. */
    protected DeadLetterContract() {}

    @Test
    void listsTheDeadLettersOfAllOrganizationsById() {
        List<Message> letters = deadLetters();

        assertThat(messages(work().failed(Optional.empty(), 100))).containsExactlyElementsOf(letters);
        assertThat(pages(2)).containsExactlyElementsOf(letters);
        assertThat(work().failed(Optional.empty(), 0)).isEmpty();
    }

    @Test
    void goesOnAfterALetterThatIsQueuedAgain() {
        List<Message> letters = deadLetters();
        Message last = letters.get(2);
        assertThat(messages(work().failed(Optional.empty(), 3))).contains(last);

        work().requeue(last.organization(), last.id(), LATER);

        assertThat(messages(work().failed(Optional.of(last.id()), 100)))
                .as("after a message that is no dead letter any more")
                .containsExactlyElementsOf(letters.subList(3, letters.size()));
        assertThat(work().failed(Optional.empty(), 100))
                .extracting(DeadLetter::message)
                .doesNotContain(last)
                .hasSize(letters.size() - 1);
    }

    @Test
    void queuesTheLetterOfOneOrganizationAgain() {
        Message ours = queue(given.message(Lane.NOTICE, NOW));
        Message theirs = queue(other.message(Lane.NOTICE, NOW));
        assertThat(theirs.id()).isEqualTo(ours.id());
        settleAll(new Settlement.Failed(NOW, "smtp-550"));

        assertThat(work().requeue(other.id(), theirs.id(), LATER)).isTrue();

        assertThat(messages(work().failed(Optional.empty(), 100))).containsExactly(ours);
        assertThat(work().backlog()).isEqualTo(new Backlog(1, Optional.of(LATER), 1));
    }

    @Test
    void aLetterThatIsQueuedAgainKeepsItsFailureAndNothingElse() {
        List<Settlement> ends = List.of(new Settlement.Failed(NOW, "smtp-550"), new Settlement.SetAside(NOW, "text"));
        for (Settlement end : ends) {
            Message message = queue(given.message(Lane.CODE, NOW));
            settleAll(new Settlement.Later(NOW, "smtp-421"));
            settleAll(end);
            OutboxMessage dead = stored(message);

            assertThat(work().requeue(given.id(), message.id(), LATER)).isTrue();

            assertThat(stored(message)).as("after %s", end).isEqualTo(dead.requeued(LATER));
            assertThat(stored(message).delivery().failure())
                    .as("the failure before")
                    .isPresent();
        }
    }

    /** Letters of two organizations in turn, written in another order than that of their ids. */
    private List<Message> deadLetters() {
        List<Message> letters = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            letters.add(given.message(Lane.BULK, NOW.minusSeconds(number)));
            other.message(Lane.BULK, NOW);
            letters.add(other.message(Lane.CODE, NOW.minusSeconds(number)));
            given.message(Lane.BULK, NOW);
        }
        List<Message> mixed = new ArrayList<>(letters);
        Collections.reverse(mixed);
        Collections.swap(mixed, 1, 6);
        mixed.forEach(this::queue);
        settleAll(new Settlement.Failed(NOW, "smtp-550"));
        return letters;
    }

    private List<Message> pages(int limit) {
        List<Message> met = new ArrayList<>();
        Optional<MessageId> after = Optional.empty();
        for (int page = 0; page < 100; page++) {
            List<Message> next = messages(work().failed(after, limit));
            if (next.isEmpty()) {
                return met;
            }
            assertThat(next).hasSizeLessThanOrEqualTo(limit);
            met.addAll(next);
            after = Optional.of(met.get(met.size() - 1).id());
        }
        throw new AssertionError("the list does not end");
    }

    private void settleAll(Settlement settlement) {
        List<Claimed> claimed = work().claim(ClaimRequest.any(NOW, 100, Duration.ofHours(1)));
        claimed.forEach(row -> assertThat(work().settle(row, settlement)).isTrue());
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

    private static List<Message> messages(List<DeadLetter> letters) {
        return letters.stream().map(DeadLetter::message).toList();
    }
}
