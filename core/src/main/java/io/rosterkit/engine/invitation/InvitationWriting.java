package io.rosterkit.engine.invitation;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Course;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationChange;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Puts decisions about invitations into changes: the row, the entry that tells of it, and the message that carries the
 * link.
 */
public final class InvitationWriting {

    static final ResultCodec<InvitationReceipt> RECEIPT = ResultCodec.of(
            receipt -> receipt.invitation() + " " + receipt.user() + " " + receipt.state() + " " + receipt.expiresAt(),
            InvitationWriting::receipt);

    private static final int SALT = 16;

    private final JournalWriter journalWriter;
    private final Ids ids;
    private final KeyRing keys;

    /** New links are made under the current key. */
    public InvitationWriting(JournalWriter journalWriter, Ids ids, KeyRing keys) {
        this.journalWriter = journalWriter;
        this.ids = ids;
        this.keys = keys;
    }

    InvitationId nextInvitation() {
        return new InvitationId(ids.next());
    }

    UserId nextUser() {
        return new UserId(ids.next());
    }

    /** A new invitation and the message with its link, which works for that time. */
    Decision<InvitationReceipt> invited(Author author, InvitationId id, Invitee invitee, Lane lane, Duration lifetime) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("type", invitee.type().code());
        facts.put(
                "roles",
                String.join(
                        " ",
                        new TreeSet<>(
                                invitee.roles().stream().map(Object::toString).toList())));
        facts.put("practice", invitee.practice().toString());
        facts.put("user", invitee.user().toString());
        JournaledChange told = journalWriter.change(
                author, Deed.done("invitation.invite", facts), Subject.Kind.INVITATION, id, Revision.none());
        LinkSeed seed = new LinkSeed(1, 1, keys.current(), Bytes.of(ids.salt(SALT)));
        Invitation row = new Invitation(
                author.organization(),
                id,
                invitee,
                Course.open(author.now(), author.now().plus(lifetime)).by(author.user()),
                seed,
                new MessageId(ids.next()),
                told.revision());
        return draft(new InvitationChange.Invited(row), row, told, message(row, author, lane));
    }

    /** The invitation after a move that ends it, if the move is allowed, with the entry that tells of it. */
    Outcome<Decision<InvitationReceipt>> end(Author author, Invitation before, InvitationMove move) {
        return InvitationRules.ended(before, move, author.now()).map(course -> ended(author, before, move, course));
    }

    /** The end of an invitation: no message. The address is free, unless the user who was invited has it now. */
    Decision<InvitationReceipt> ended(Author author, Invitation before, InvitationMove move, Course course) {
        JournaledChange told = tell(author, before, move, course, before.link());
        Invitation row = before.moved(course, told.revision());
        Changes changes = Changes.none(author.organization())
                .and(new InvitationChange.Changed(row))
                .and(told.entry());
        boolean frees = before.holdsAddress() && !row.holdsAddress() && move != InvitationMove.ACCEPT;
        return new Decision<>(
                frees
                        ? changes.and(AddressClaims.released(
                                author, row.invitee().address(), row.invitee().user()))
                        : changes,
                receipt(row));
    }

    /** The same or a new link under way once more. */
    Decision<InvitationReceipt> sentAgain(
            Author author, Invitation before, InvitationMove move, Course course, LinkSeed link) {
        JournaledChange told = tell(author, before, move, course, link);
        Invitation row = before.moved(course, told.revision()).sent(link, new MessageId(ids.next()));
        return draft(new InvitationChange.Changed(row), row, told, message(row, author, Lane.NOTICE));
    }

    private JournaledChange tell(Author author, Invitation before, InvitationMove move, Course course, LinkSeed link) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("from", code(before.stateAt(author.now()).name()));
        facts.put("to", code(course.state().name()));
        facts.put("generation", Integer.toString(link.generation()));
        course.successor().ifPresent(next -> facts.put("successor", next.toString()));
        return journalWriter.change(
                author, Deed.done(move.act(), facts), Subject.Kind.INVITATION, before.id(), before.revision());
    }

    private static Message message(Invitation row, Author author, Lane lane) {
        return new Message(
                row.lastMessage(),
                row.organization(),
                Notice.INVITATION,
                lane,
                new Message.About(row.id().uuid(), row.link().generation()),
                row.invitee().address(),
                author.now());
    }

    private static Decision<InvitationReceipt> draft(
            InvitationChange change, Invitation row, JournaledChange told, Message message) {
        Changes changes =
                Changes.none(row.organization()).and(change).and(message).and(told.entry());
        return new Decision<>(changes, receipt(row));
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static InvitationReceipt receipt(String text) {
        String[] parts = text.split(" ", -1);
        return new InvitationReceipt(
                new InvitationId(UUID.fromString(parts[0])),
                new UserId(UUID.fromString(parts[1])),
                InvitationState.valueOf(parts[2]),
                Instant.parse(parts[3]));
    }

    private static InvitationReceipt receipt(Invitation row) {
        return new InvitationReceipt(
                row.id(),
                row.invitee().user(),
                row.course().state(),
                row.course().expiresAt());
    }
}
