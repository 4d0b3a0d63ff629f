package io.rosterkit.tck;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.notice.Channel;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What may be claimed, what a claim costs, and how a message comes back from one. */
abstract class MessageClaimContract extends Contract {

    private static final Duration LEASE = Duration.ofHours(1);
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Set<Channel> ANY = Set.of(Channel.values());

    @Test
    void claimsTheChannelsItIsAskedForOnly() {
        Message mail = queue(given.message(Lane.BULK, NOW));
        Message sms = queue(toPhone(given.message(Lane.CODE, NOW)));

        assertThat(claim(Set.of(Channel.MAIL), Set.of()))
                .extracting(Claimed::message)
                .containsExactly(mail);
        assertThat(claim(Set.of(Channel.MAIL), Set.of())).isEmpty();
        assertThat(claim(Set.of(Channel.SMS), Set.of()))
                .extracting(Claimed::message)
                .containsExactly(sms);
    }

    @Test
    void claimsNoneOfThoseItIsToldToLeave() {
        List<Message> all = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            all.add(queue(given.message(Lane.NOTICE, NOW)));
        }
        Set<MessageId> left = ids(all.subList(0, 18));
        Set<MessageId> many = new HashSet<>(left);
        while (many.size() < ClaimRequest.LARGEST_EXCEPT) {
            many.add(given.message(Lane.NOTICE, NOW).id());
        }

        assertThat(messages(work().claim(new ClaimRequest(ANY, ids(all.subList(0, 1)), NOW, 1, LEASE))))
                .containsExactly(all.get(1));
        assertThat(messages(work().claim(new ClaimRequest(ANY, left, NOW, 1, LEASE))))
                .containsExactly(all.get(18));
        assertThat(messages(claim(ANY, many))).containsExactly(all.get(19));
        assertThat(claim(NOW)).hasSize(17);
    }

    @Test
    void aMessageThatIsHandedBackWaitsAsBeforeItWasClaimed() {
        Message message = queue(given.message(Lane.NOTICE, NOW));
        work().claim(ClaimRequest.any(NOW, 1, Duration.ZERO));
        Claimed second = claim(NOW).get(0);

        assertThat(work().release(List.of(second))).isPositive();

        Claimed third = claim(NOW).get(0);
        assertThat(third.message()).isEqualTo(message);
        assertThat(third.attempt()).isEqualTo(1);
        assertThat(third.claims()).as("those without a result").isEqualTo(2);
        assertThat(third.fence()).isGreaterThan(second.fence());
    }

    @Test
    void handsBackManyAtOnceInTheOrderTheyHad() {
        List<Message> all = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            all.add(queue(given.message(number % 2 == 0 ? Lane.NOTICE : Lane.BULK, NOW)));
        }
        List<Claimed> claimed = claim(NOW);

        work().release(claimed.subList(0, 30));
        work().release(List.of());

        assertThat(messages(claim(NOW))).containsExactlyElementsOf(messages(claimed.subList(0, 30)));
        assertThat(messages(claimed)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void handsBackWhatTheLastClaimHoldsOnly() {
        queue(given.message(Lane.NOTICE, NOW));
        Claimed first = work().claim(ClaimRequest.any(NOW, 1, Duration.ZERO)).get(0);
        Claimed second = claim(NOW).get(0);

        work().release(List.of(first));
        assertThat(claim(NOW)).as("still under lease").isEmpty();

        work().release(List.of(second));
        work().release(List.of(second));
        assertThat(work().settle(second, new Settlement.Sent(NOW)))
                .as("handed back already")
                .isFalse();
        assertThat(claim(NOW).get(0).claims()).isEqualTo(2);
    }

    @Test
    void handsBackNothingThatWasSettled() {
        Message message = queue(given.message(Lane.NOTICE, NOW));
        Claimed claimed = claim(NOW).get(0);
        work().settle(claimed, new Settlement.Failed(LATER, "smtp-550"));

        work().release(List.of(claimed));

        assertThat(work().failed(Optional.empty(), 10)).containsExactly(dead(message, 1, "smtp-550"));
    }

    @Test
    void handsBackTheMessageOfOneOrganizationOnly() {
        Message ours = queue(given.message(Lane.CODE, NOW));
        queue(other.message(Lane.NOTICE, NOW));

        work().release(claim(NOW).subList(0, 1));

        assertThat(messages(claim(NOW))).containsExactly(ours);
    }

    @Test
    void everyResultLetsTheClaimsCountAnew() {
        for (Settlement result : List.of(new Settlement.Later(NOW, "smtp-421"), new Settlement.Uncharged("connect"))) {
            queue(given.message(Lane.NOTICE, NOW));
            work().claim(ClaimRequest.any(NOW, 1, Duration.ZERO));
            Claimed second = claim(NOW).get(0);
            work().settle(second, result);

            Claimed third = claim(NOW).get(0);
            assertThat(third.claims()).as(result.toString()).isEqualTo(1);
            work().settle(third, new Settlement.Dropped(NOW));
        }
    }

    @Test
    void aDeadLetterThatIsQueuedAgainWasNeverClaimed() {
        for (Settlement end : List.of(new Settlement.Failed(NOW, "smtp-550"), new Settlement.SetAside(NOW, "text"))) {
            Message message = queue(given.message(Lane.NOTICE, NOW));
            work().claim(ClaimRequest.any(NOW, 1, Duration.ZERO));
            work().settle(claim(NOW).get(0), end);

            work().requeue(given.id(), message.id(), NOW);

            Claimed again = claim(NOW).get(0);
            assertThat(again.claims()).as(end.toString()).isEqualTo(1);
            work().settle(again, new Settlement.Dropped(NOW));
        }
    }

    @Test
    void countsAnAttemptForWhatWasTriedOnly() {
        queue(given.message(Lane.NOTICE, NOW));
        work().settle(claim(NOW).get(0), new Settlement.Later(NOW, "smtp-450"));
        assertThat(claim(NOW).get(0).attempt()).isEqualTo(2);
    }

    @Test
    void aMessageThatMetATroubledGatewayIsUnchargedAndKeepsItsTurn() {
        Message message = queue(given.message(Lane.NOTICE, NOW));
        Message next = queue(given.message(Lane.NOTICE, NOW));
        Claimed claimed = work().claim(ClaimRequest.any(NOW, 1, LEASE)).get(0);

        assertThat(work().settle(claimed, new Settlement.Uncharged("connect"))).isTrue();
        assertThat(work().settle(claimed, new Settlement.Sent(NOW)))
                .as("settled already")
                .isFalse();

        List<Claimed> again = claim(NOW);
        assertThat(messages(again)).containsExactly(message, next);
        assertThat(again.get(0).attempt()).isEqualTo(1);
        work().settle(again.get(0), new Settlement.SetAside(LATER, "no-result"));
        assertThat(work().failed(Optional.empty(), 10)).containsExactly(dead(message, 0, "no-result"));
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

    private List<Claimed> claim(Set<Channel> channels, Set<MessageId> except) {
        return work().claim(new ClaimRequest(channels, except, NOW, 100, LEASE));
    }

    private static Set<MessageId> ids(List<Message> messages) {
        return messages.stream().map(Message::id).collect(Collectors.toSet());
    }

    private static List<Message> messages(List<Claimed> claimed) {
        return claimed.stream().map(Claimed::message).toList();
    }

    private static DeadLetter dead(Message message, int attempts, String failure) {
        return new DeadLetter(message, new Delivery(MessageState.FAILED, attempts, LATER, Optional.of(failure)));
    }

    private static Message toPhone(Message row) {
        return new Message(
                row.id(),
                row.organization(),
                row.notice(),
                row.lane(),
                row.about(),
                new PhoneNumber("+4366012345678"),
                row.due());
    }
}
