package io.rosterkit.tck.signin;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.ChallengeProgress;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.VerificationStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was over before a time is forgotten in every organization, and nothing else. */
public abstract class PurgeWorkContract extends Contract {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Accounts accounts = Accounts.of(given);
    private final User anna = given.user("anna@weiss.example", ACTIVE);

    @Test
    void forgetsRequestsMadeBeforeATime() {
        request(given, "req-1", NOW.minusNanos(1_000));
        request(given, "req-2", NOW);
        write(other.opened());
        request(other, "req-1", NOW.minusSeconds(5));

        assertThat(work().requests(NOW, 10)).isEqualTo(2);
        assertThat(work().requests(NOW, 10)).isZero();
        assertThat(known(given.id())).containsExactly("req-2");
        assertThat(known(other.id())).isEmpty();
        request(given, "req-1", NOW);
    }

    @Test
    void forgetsSessionsThatEndedBeforeATime() {
        join(anna);
        RunningSession over = session(NOW.minusNanos(1_000));
        RunningSession lasting = session(NOW);

        assertThat(work().sessions(NOW, 10)).isEqualTo(1);
        assertThat(work().sessions(NOW, 10)).isZero();
        assertThat(isThere(over)).isFalse();
        assertThat(isThere(lasting)).isTrue();
    }

    @Test
    void forgetsChallengesThatExpiredBeforeATime() {
        Challenge over = challenge(NOW.minusNanos(1_000));
        Challenge lasting = challenge(NOW);

        assertThat(work().challenges(NOW, 10)).isEqualTo(1);
        assertThat(work().challenges(NOW, 10)).isZero();
        assertThat(isThere(over)).isFalse();
        assertThat(isThere(lasting)).isTrue();
    }

    @Test
    void forgetsMessagesThatWereSentOrDroppedBeforeATime() {
        Message sent = message(new Settlement.Sent(NOW.minusNanos(1_000)));
        Message dropped = message(new Settlement.Dropped(NOW.minusNanos(1_000)));
        Message later = message(new Settlement.Sent(NOW));

        assertThat(work().messages(NOW, 10)).isEqualTo(2);
        assertThat(work().messages(NOW, 10)).isZero();
        assertThat(work().messages(NOW.plusNanos(1_000), 10)).isEqualTo(1);
        write(Changes.none(given.id()).and(sent).and(dropped).and(later));
    }

    @Test
    void keepsMessagesThatWaitAndDeadLetters() {
        message(new Settlement.Later(NOW, "smtp-421"));
        message(new Settlement.Uncharged("connect"));
        message(new Settlement.Failed(NOW, "smtp-550"));
        message(new Settlement.SetAside(NOW, "text"));
        write(Changes.none(given.id()).and(given.message(Lane.NOTICE, NOW)));

        assertThat(work().messages(NOW.plus(YEAR), 10)).isZero();
        assertThat(storage.port(MessageWork.class).backlog()).isEqualTo(new Backlog(3, Optional.of(NOW), 2));
    }

    @Test
    void keepsTheLastMessageOfAnInvitationThatIsOpen() {
        Invitation open = given.invitation("ben@weiss.example");
        write(given.inviting(open));
        settle(open.lastMessage(), new Settlement.Sent(NOW));

        assertThat(work().messages(NOW.plus(YEAR), 10)).isZero();
        assertThat(delivery(open).state()).isEqualTo(MessageState.SENT);

        Invitation over = Moves.to(InvitationState.WITHDRAWN, open);
        write(InvitationTable.INVITATIONS.update(over));
        assertThat(delivery(open).state()).isEqualTo(MessageState.SENT);

        assertThat(work().messages(NOW.plus(YEAR), 10)).isEqualTo(1);
        assertThat(delivery(open)).isEqualTo(Delivery.forgotten(over.progress().changedAt()));
    }

    @Test
    void forgetsAtMostAsManyAsItIsAskedToAndTheOldestFirst() {
        join(anna);
        IntStream.of(3, 1, 5, 2, 4).forEach(number -> request(given, "req-" + number, NOW.plusSeconds(number)));
        List<RunningSession> sessions = IntStream.of(3, 1, 2)
                .mapToObj(number -> session(NOW.plusSeconds(number)))
                .toList();
        List<Challenge> challenges = IntStream.of(3, 1, 2)
                .mapToObj(number -> challenge(NOW.plusSeconds(number)))
                .toList();
        Instant later = NOW.plusSeconds(60);

        assertThat(work().requests(later, 0)).isZero();
        assertThat(work().requests(later, 3)).isEqualTo(3);
        assertThat(work().sessions(later, 2)).isEqualTo(2);
        assertThat(work().challenges(later, 2)).isEqualTo(2);

        assertThat(known(given.id())).containsExactlyInAnyOrder("req-4", "req-5");
        assertThat(sessions).filteredOn(this::isThere).containsExactly(sessions.get(0));
        assertThat(challenges).filteredOn(this::isThere).containsExactly(challenges.get(0));
    }

    private Message message(Settlement settlement) {
        Message row = given.message(Lane.NOTICE, NOW);
        write(Changes.none(given.id()).and(row));
        settle(row.id(), settlement);
        return row;
    }

    private void settle(MessageId message, Settlement settlement) {
        MessageWork outbox = storage.port(MessageWork.class);
        outbox.claim(ClaimRequest.any(NOW, 10, Duration.ZERO)).stream()
                .filter(row -> row.message().id().equals(message))
                .forEach(row -> outbox.settle(row, settlement));
    }

    private Delivery delivery(Invitation row) {
        return storage.port(InvitationStore.class)
                .find(viewer, row.id())
                .value()
                .orElseThrow()
                .delivery();
    }

    private void request(Given by, String id, Instant at) {
        write(Changes.none(by.id()).and(by.request(id, at)));
    }

    private List<String> known(OrganizationId organization) {
        List<RequestId> ids = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> new RequestId("req-" + number))
                .toList();
        return storage.port(RequestStore.class).known(organization, ids).stream()
                .map(Request::id)
                .map(RequestId::text)
                .toList();
    }

    private RunningSession session(Instant until) {
        return begin(accounts.session(anna, until.minus(Accounts.SESSION)));
    }

    private boolean isThere(RunningSession row) {
        return storage.port(SignInStore.class)
                .session(row.organization(), row.id())
                .isPresent();
    }

    private Challenge challenge(Instant until) {
        Challenge first = accounts.challenge(accounts.nobody());
        write(ChallengeTable.CHALLENGES.write(first));
        Challenge row = first.moved(new ChallengeProgress(
                false, 1, 1, NOW, NOW, until, first.progress().sendingWindow()));
        write(ChallengeTable.CHALLENGES.write(row));
        return row;
    }

    private boolean isThere(Challenge row) {
        VerificationStore store = storage.port(VerificationStore.class);
        Optional<Challenge> found = store.challenge(row.organization(), row.id());
        assertThat(store.latest(
                        row.organization(), row.about().purpose(), row.about().subject()))
                .isEqualTo(found);
        return found.isPresent();
    }

    private PurgeWork work() {
        return storage.port(PurgeWork.class);
    }
}
