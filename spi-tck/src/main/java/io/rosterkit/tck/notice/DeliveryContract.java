package io.rosterkit.tck.notice;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An invitation has many messages; it shows what became of the one that it names as its last. */
public abstract class DeliveryContract extends Contract {

    private static final String BEN = "ben@weiss.example";
    private static final InvitationQuery ALL =
            new InvitationQuery(Set.of(), InvitationQuery.Order.NEWEST_FIRST, NOW, new Slice(100, Optional.empty()));

    /** For a contract. */
    protected DeliveryContract() {}

    @Test
    void anEarlierMessageIsNotShown() {
        Invitation first = invite(given, given.invitation(BEN));
        settle(first.lastMessage(), new Settlement.Failed(NOW.plusSeconds(1), "smtp-550"));

        Invitation second = resent(given, first, given.message(Lane.NOTICE, NOW));

        shows(second, new Delivery(MessageState.QUEUED, 0, NOW, Optional.empty()));
        settle(second.lastMessage(), new Settlement.Sent(NOW.plusSeconds(2)));
        shows(second, new Delivery(MessageState.SENT, 1, NOW.plusSeconds(2), Optional.empty()));
    }

    /** Ids are made by several processes, so that the greatest is not always the latest. */
    @Test
    void theLastMessageIsTheOneThatIsNamedAndNotTheGreatest() {
        Message last = given.message(Lane.NOTICE, NOW);
        Invitation first = invite(given, given.invitation(BEN));
        settle(first.lastMessage(), new Settlement.Sent(NOW.plusSeconds(1)));

        Invitation second = resent(given, first, last);

        shows(second, new Delivery(MessageState.QUEUED, 0, NOW, Optional.empty()));
    }

    @Test
    void theMessagesOfOthersAreNotShown() {
        write(other.opened());
        Invitation ours = invite(given, given.invitation(BEN));
        Invitation theirs = invite(other, other.invitation(BEN));
        Invitation cleo = invite(given, given.invitation("cleo@weiss.example"));
        assertThat(theirs.lastMessage()).isEqualTo(ours.lastMessage());

        claimed()
                .filter(row -> row.message().organization().equals(other.id()))
                .forEach(row -> work().settle(row, new Settlement.Failed(NOW.plusSeconds(1), "smtp-550")));

        shows(ours, new Delivery(MessageState.QUEUED, 0, NOW, Optional.empty()));
        shows(cleo, new Delivery(MessageState.QUEUED, 0, NOW, Optional.empty()));
        shows(theirs, new Delivery(MessageState.FAILED, 1, NOW.plusSeconds(1), Optional.of("smtp-550")));
    }

    @Test
    void anInvitationWhoseMessageIsGoneIsShownAllTheSame() {
        Invitation row = given.invitation(BEN);
        write(InvitationTable.INVITATIONS.insert(row));

        shows(row, Delivery.forgotten(row.progress().changedAt()));
    }

    private Invitation resent(Given in, Invitation before, Message as) {
        Message message = new Message(
                as.id(),
                in.id(),
                as.notice(),
                as.lane(),
                new Message.About(before.id().uuid(), before.link().generation()),
                as.to(),
                NOW);
        Invitation after = new Invitation(
                before.organization(),
                before.id(),
                before.invitee(),
                before.progress(),
                before.link(),
                message.id(),
                Moves.next(before.revision()));
        write(Changes.none(in.id())
                .and(InvitationTable.INVITATIONS.update(after))
                .and(message));
        return after;
    }

    /** Alone and in a list. */
    private void shows(Invitation row, Delivery delivery) {
        Viewer by = Viewer.of(row.organization());
        InvitationStore invitations = storage.port(InvitationStore.class);
        assertThat(invitations.find(by, row.id()).value())
                .as("the invitation with its delivery")
                .contains(new TrackedInvitation(row, delivery));
        assertThat(invitations.page(by, ALL).value())
                .as("the list of invitations")
                .filteredOn(tracked -> tracked.invitation().id().equals(row.id()))
                .containsExactly(new TrackedInvitation(row, delivery));
    }

    private void settle(MessageId id, Settlement settlement) {
        claimed().filter(row -> row.message().id().equals(id)).forEach(row -> work().settle(row, settlement));
    }

    private Stream<Claimed> claimed() {
        Instant late = NOW.plusSeconds(60);
        List<Claimed> claimed = work().claim(ClaimRequest.any(late, 100, Duration.ZERO));
        return claimed.stream();
    }

    private MessageWork work() {
        return storage.port(MessageWork.class);
    }
}
