package io.rosterkit.tck.notice;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.tck.contract.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of messages, a purge forgets those that are over, of their own organization, and none that an invitation shows. */
public abstract class MessagePurgeContract extends Contract {

    private static final Instant BEFORE = NOW.minusSeconds(5);
    private static final Instant AFTER = NOW.plusSeconds(5);
    private static final Duration YEARS = Duration.ofDays(3_650);

    /** For a contract. */
    protected MessagePurgeContract() {}

    @Test
    void forgetsAMessageOfOneOrganization() {
        OutboxMessage over = message(given.message(Lane.NOTICE, BEFORE), MessageState.SENT, BEFORE);
        OutboxMessage theirs = message(other.message(Lane.NOTICE, BEFORE), MessageState.SENT, AFTER);
        assertThat(theirs.message().id()).isEqualTo(over.message().id());
        insert(OutboxTable.OUTBOX, over, theirs);

        assertThat(work().messages(NOW, 10)).isEqualTo(1);

        assertThat(all(OutboxTable.OUTBOX)).containsExactly(theirs);
    }

    @Test
    void keepsMessagesThatAreNotOverHoweverOldTheyAre() {
        List<OutboxMessage> kept = new ArrayList<>();
        Instant old = NOW.minus(YEARS);
        for (MessageState state : List.of(MessageState.QUEUED, MessageState.FAILED)) {
            OutboxMessage row = message(given.message(Lane.NOTICE, old), state, old);
            kept.add(row);
            kept.add(new OutboxMessage(given.message(Lane.CODE, old), row.delivery(), 1, 1, Optional.of(BEFORE)));
        }
        kept.forEach(row -> insert(OutboxTable.OUTBOX, row));

        assertThat(work().messages(NOW, 10)).isZero();

        assertThat(all(OutboxTable.OUTBOX)).containsExactlyInAnyOrderElementsOf(kept);
    }

    @Test
    void keepsTheLastMessageOfAnOpenOrHeldInvitationOnly() {
        Set<InvitationState> shown = Set.of(InvitationState.OPEN, InvitationState.HELD);
        List<OutboxMessage> kept = new ArrayList<>();
        for (InvitationState state : InvitationState.values()) {
            Invitation some = given.invitation(state + "@weiss.example");
            Invitation row = some.moved(some.progress().to(state, BEFORE), some.revision());
            OutboxMessage last =
                    message(about(row, given.inviting(row).messages().get(0)), MessageState.SENT, BEFORE);
            OutboxMessage earlier = message(about(row, given.message(Lane.NOTICE, BEFORE)), MessageState.SENT, BEFORE);
            write(InvitationTable.INVITATIONS.insert(row));
            insert(OutboxTable.OUTBOX, last, earlier);
            if (shown.contains(state)) {
                kept.add(last);
            }
        }

        work().messages(NOW, 100);

        assertThat(all(OutboxTable.OUTBOX))
                .as("the last messages of invitations that are open or held")
                .containsExactlyInAnyOrderElementsOf(kept);
    }

    /** The invitation of another organization has the same id and the same last message. */
    @Test
    void keepsTheLastMessageOfAnInvitationForItsOwnOrganization() {
        Invitation ours = given.invitation("ben@weiss.example");
        Invitation theirs = other.invitation("ben@weiss.example");
        assertThat(theirs.id()).isEqualTo(ours.id());
        Invitation over = ours.moved(ours.progress().to(InvitationState.WITHDRAWN, BEFORE), ours.revision());
        write(InvitationTable.INVITATIONS.insert(over));
        write(InvitationTable.INVITATIONS.insert(theirs));
        OutboxMessage ourLast = message(given.inviting(over).messages().get(0), MessageState.SENT, BEFORE);
        OutboxMessage theirLast = message(other.inviting(theirs).messages().get(0), MessageState.SENT, BEFORE);
        insert(OutboxTable.OUTBOX, ourLast, theirLast);

        assertThat(work().messages(NOW, 10)).isEqualTo(1);

        assertThat(all(OutboxTable.OUTBOX)).containsExactly(theirLast);
    }

    private static Message about(Invitation row, Message message) {
        return new Message(
                message.id(),
                message.organization(),
                message.notice(),
                message.lane(),
                new Message.About(row.id().uuid(), row.link().generation()),
                message.to(),
                message.due());
    }

    private static OutboxMessage message(Message message, MessageState state, Instant at) {
        Delivery delivery = new Delivery(state, 1, state == MessageState.QUEUED ? message.due() : at, Optional.empty());
        return new OutboxMessage(message, delivery, 0, 1, Optional.empty());
    }

    @SafeVarargs
    private <R> void insert(Table<R> table, R... rows) {
        for (R row : rows) {
            write(table.insert(row));
        }
    }

    private <R> List<R> all(Table<R> table) {
        return storage.port(TableStore.class).scan(Scan.of(table));
    }

    private PurgeWork work() {
        return storage.port(PurgeWork.class);
    }
}
