package io.rosterkit.tck;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.DeadLetter;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.tck.contract.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class MessageWorkContract extends Contract {

    private static final Duration LEASE = Duration.ofHours(1);
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final long MICROSECOND = 1_000;

    @Test
    void claimsAMessageAsItWasWritten() {
        Message message = queue(given.message(Lane.NOTICE, NOW));

        Claimed claimed = claim(NOW).get(0);

        assertThat(claimed.message()).isEqualTo(message);
        assertThat(claimed.attempt()).isEqualTo(1);
        assertThat(claimed.claims()).isEqualTo(1);
    }

    @Test
    void claimsWhatIsDueAndNothingThatIsNot() {
        Message before = queue(given.message(Lane.NOTICE, NOW.minusNanos(MICROSECOND)));
        Message now = queue(given.message(Lane.NOTICE, NOW));
        queue(given.message(Lane.NOTICE, NOW.plusNanos(MICROSECOND)));

        assertThat(claim(NOW)).extracting(Claimed::message).containsExactly(before, now);
    }

    @Test
    void claimsInTheOrderOfLaneThenDueTimeThenId() {
        List<Message> expected = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            expected.add(given.message(lane, NOW.minusSeconds(1)));
            expected.add(given.message(lane, NOW));
            expected.add(given.message(lane, NOW));
            expected.add(given.message(lane, NOW));
        }
        List<Message> mixed = new ArrayList<>(expected);
        Collections.reverse(mixed);
        mixed.forEach(this::queue);

        List<Message> claimed = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            claimed.addAll(messages(work().claim(ClaimRequest.any(NOW, 3, LEASE))));
        }

        assertThat(claimed).containsExactlyElementsOf(expected);
    }

    @Test
    void claimsAtMostWhatItIsAskedFor() {
        for (int number = 0; number < 5; number++) {
            queue(given.message(Lane.BULK, NOW));
        }

        assertThat(work().claim(ClaimRequest.any(NOW, 2, LEASE))).hasSize(2);
        assertThat(work().claim(ClaimRequest.any(NOW, 10, LEASE))).hasSize(3);
        assertThat(work().claim(ClaimRequest.any(NOW, 10, LEASE))).isEmpty();
    }

    @Test
    void claimsAcrossOrganizations() {
        Message ours = queue(given.message(Lane.NOTICE, NOW));
        Message theirs = queue(other.message(Lane.CODE, NOW));

        assertThat(theirs.id()).isEqualTo(ours.id());
        assertThat(claim(NOW)).extracting(Claimed::message).containsExactly(theirs, ours);
    }

    @Test
    void aMessageUnderLeaseIsNotGivenOutAgain() {
        queue(given.message(Lane.NOTICE, NOW));
        claim(NOW);

        assertThat(claim(NOW.plus(LEASE.multipliedBy(10))))
                .as("whatever the caller's clock says")
                .isEmpty();
    }

    @Test
    void aMessageWhoseLeaseIsOverIsGivenOutAgainAsTheNextClaim() {
        queue(given.message(Lane.NOTICE, NOW));

        Claimed first = work().claim(ClaimRequest.any(NOW, 1, Duration.ZERO)).get(0);
        Claimed second = work().claim(ClaimRequest.any(NOW, 1, Duration.ZERO)).get(0);
        Claimed third = claim(NOW).get(0);

        assertThat(List.of(first, second, third)).extracting(Claimed::claims).containsExactly(1, 2, 3);
        assertThat(List.of(first, second, third))
                .as("a claim is no attempt")
                .extracting(Claimed::attempt)
                .containsOnly(1);
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(third.fence()).isGreaterThan(second.fence());
    }

    @Test
    void onlyTheLastClaimMaySayWhatBecameOfAMessage() {
        Message message = queue(given.message(Lane.NOTICE, NOW));
        Claimed first = work().claim(ClaimRequest.any(NOW, 1, Duration.ZERO)).get(0);
        Claimed second = claim(NOW).get(0);

        assertThat(work().settle(first, new Settlement.Failed(LATER, "late"))).isFalse();
        assertThat(work().failed(Optional.empty(), 10)).isEmpty();
        assertThat(work().backlog()).isEqualTo(new Backlog(1, Optional.of(NOW), 0));

        assertThat(work().settle(second, new Settlement.Failed(LATER, "smtp-550")))
                .isTrue();
        assertThat(work().failed(Optional.empty(), 10)).containsExactly(dead(message, 1, "smtp-550"));
    }

    @Test
    void anOldClaimStaysOldAfterTheMessageWasPutOff() {
        queue(given.message(Lane.NOTICE, NOW));
        Claimed first = claim(NOW).get(0);
        assertThat(work().settle(first, new Settlement.Later(LATER, "smtp-421")))
                .isTrue();
        Claimed second = claim(LATER).get(0);

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(work().settle(first, new Settlement.Sent(LATER))).isFalse();
        assertThat(work().settle(second, new Settlement.Sent(LATER))).isTrue();
    }

    @Test
    void aMessageThatIsDoneIsNeverGivenOutAgain() {
        List<Settlement> ends =
                List.of(new Settlement.Sent(NOW), new Settlement.Failed(NOW, "smtp-550"), new Settlement.Dropped(NOW));
        for (Settlement end : ends) {
            queue(given.message(Lane.NOTICE, NOW));
            assertThat(work().settle(
                                    work().claim(ClaimRequest.any(NOW, 1, Duration.ZERO))
                                            .get(0),
                                    end))
                    .isTrue();

            assertThat(claim(LATER)).as(end.toString()).isEmpty();
        }
        assertThat(work().backlog()).isEqualTo(new Backlog(0, Optional.empty(), 1));
    }

    @Test
    void aMessageThatWasPutOffComesAgainWhenItIsDue() {
        Message message = queue(given.message(Lane.NOTICE, NOW));
        work().settle(claim(NOW).get(0), new Settlement.Later(LATER, "smtp-421"));

        assertThat(claim(LATER.minusNanos(MICROSECOND))).isEmpty();

        Claimed again = claim(LATER).get(0);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.message().id()).isEqualTo(message.id());
    }

    @Test
    void settlesTheMessageOfOneOrganizationOnly() {
        Message ours = queue(given.message(Lane.CODE, NOW));
        queue(other.message(Lane.NOTICE, NOW));

        work().settle(claim(NOW).get(0), new Settlement.Failed(LATER, "smtp-550"));

        assertThat(work().failed(Optional.empty(), 10)).containsExactly(dead(ours, 1, "smtp-550"));
        assertThat(work().requeue(other.id(), ours.id(), NOW)).isFalse();
        assertThat(work().backlog()).isEqualTo(new Backlog(1, Optional.of(NOW), 1));
    }

    @Test
    void listsDeadLettersPageByPage() {
        List<Message> expected = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            expected.add(given.message(Lane.NOTICE, NOW.minusSeconds(number)));
        }
        expected.forEach(this::queue);
        claim(NOW).forEach(claimed -> work().settle(claimed, new Settlement.Failed(NOW, "smtp-550")));

        List<Message> met = new ArrayList<>();
        Optional<MessageId> after = Optional.empty();
        for (int page = 0; page < 3; page++) {
            List<DeadLetter> letters = work().failed(after, 2);
            letters.forEach(letter -> met.add(letter.message()));
            after = Optional.of(met.get(met.size() - 1).id());
        }

        assertThat(met).containsExactlyElementsOf(expected);
        assertThat(work().failed(after, 2)).isEmpty();
    }

    @Test
    void aDeadLetterIsQueuedAgain() {
        Message message = queue(given.message(Lane.NOTICE, NOW));
        Claimed first = claim(NOW).get(0);
        work().settle(first, new Settlement.Failed(NOW, "smtp-550"));

        assertThat(work().requeue(given.id(), message.id(), LATER)).isTrue();

        assertThat(work().settle(first, new Settlement.Sent(NOW)))
                .as("by the claim before")
                .isFalse();
        assertThat(work().failed(Optional.empty(), 10)).isEmpty();
        assertThat(work().backlog()).isEqualTo(new Backlog(1, Optional.of(LATER), 0));
        assertThat(claim(LATER.minusNanos(MICROSECOND))).isEmpty();
        Claimed again = claim(LATER).get(0);
        assertThat(again.fence()).isGreaterThan(first.fence());
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(work().settle(first, new Settlement.Dropped(LATER))).isFalse();
        assertThat(work().settle(again, new Settlement.Sent(LATER))).isTrue();
    }

    @Test
    void onlyADeadLetterIsQueuedAgain() {
        Message message = queue(given.message(Lane.NOTICE, NOW));

        assertThat(work().requeue(given.id(), message.id(), LATER))
                .as("still queued")
                .isFalse();
        assertThat(work().requeue(given.id(), given.message(Lane.NOTICE, NOW).id(), LATER))
                .as("unknown")
                .isFalse();

        Claimed claimed = claim(NOW).get(0);
        assertThat(work().requeue(given.id(), message.id(), LATER))
                .as("under way")
                .isFalse();

        work().settle(claimed, new Settlement.Sent(NOW));
        assertThat(work().requeue(given.id(), message.id(), LATER)).as("sent").isFalse();
        assertThat(claim(LATER)).isEmpty();
    }

    @Test
    void tellsHowTheOutboxStands() {
        assertThat(work().backlog()).isEqualTo(new Backlog(0, Optional.empty(), 0));

        queue(given.message(Lane.CODE, NOW));
        queue(other.message(Lane.BULK, NOW.minusSeconds(5)));
        queue(given.message(Lane.CODE, LATER));

        assertThat(work().backlog()).isEqualTo(new Backlog(3, Optional.of(NOW.minusSeconds(5)), 0));

        work().settle(claim(NOW).get(1), new Settlement.Failed(NOW, "smtp-550"));

        assertThat(work().backlog()).isEqualTo(new Backlog(2, Optional.of(NOW), 1));
    }

    private MessageWork work() {
        return storage.port(MessageWork.class);
    }

    private Message queue(Message message) {
        write(Changes.none(message.organization()).and(message));
        return message;
    }

    private List<Claimed> claim(Instant now) {
        return work().claim(ClaimRequest.any(now, 100, LEASE));
    }

    private static List<Message> messages(List<Claimed> claimed) {
        return claimed.stream().map(Claimed::message).toList();
    }

    private static DeadLetter dead(Message message, int attempts, String failure) {
        return new DeadLetter(message, new Delivery(MessageState.FAILED, attempts, LATER, Optional.of(failure)));
    }
}
