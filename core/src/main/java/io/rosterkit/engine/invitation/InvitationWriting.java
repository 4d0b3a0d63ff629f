package io.rosterkit.engine.invitation;

import io.rosterkit.engine.access.ValidityRules;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.person.InvitedPersons;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts decisions about invitations into changes: the row, the journal entry, and the message with the link. */
public final class InvitationWriting {

    /** The code of the act that edits an invited person. */
    public static final String EDIT = "invitation.edit";

    /** How the journal names the external id of an invited person. */
    public static final String EXTERNAL_ID = "external-id";

    /** How the journal begins the name of an attribute of an invited person. */
    public static final String ATTRIBUTE = "attribute:";

    /** The codec of what a caller gets who invites, or changes an invitation. */
    public static final ResultCodec<InvitationReceipt> RECEIPT_CODEC = ResultCodec.of(
            receipt -> receipt.invitation() + " " + receipt.user() + " " + receipt.state() + " " + receipt.expiresAt(),
            InvitationWriting::receipt);

    private static final int SALT_LENGTH = 16;

    private final JournalWriter journalWriter;
    private final Ids ids;
    private final KeyRing keys;
    private final InvitedPersons persons;

    public InvitationWriting(JournalWriter journalWriter, Ids ids, KeyRing keys, InvitedPersons persons) {
        this.persons = persons;
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

    /** The invited person, and the names of what the host keeps of the person and gives with the invitation. */
    record Invited(InvitationId id, Invitee invitee, Set<String> given) {}

    /**
     * A new invitation and the message with its link, which works for {@code lifetime}, and no longer than the user may
     * act. A person of the directory is changed by the caller.
     */
    Decision<InvitationReceipt> invite(Author author, Invited invited, Lane lane, Duration lifetime) {
        Invitee invitee = invited.invitee();
        JournaledChange journaled = journalWriter.change(
                author,
                JournalEvent.done("invitation.invite", facts(invited)),
                Subject.Kind.INVITATION,
                invited.id(),
                Revision.none());
        LinkSeed seed = new LinkSeed(1, 1, keys.current(), Bytes.of(ids.salt(SALT_LENGTH)));
        Invitation row = new Invitation(
                author.organization(),
                invited.id(),
                invitee,
                InvitationProgress.open(author.now(), InvitationRules.expiry(invitee, lifetime, author.now()))
                        .by(author.responsible()),
                seed,
                new MessageId(ids.next()),
                journaled.revision());
        Changes person = invitee.listed() ? Changes.none(author.organization()) : UserRows.insert(row.invited());
        return decision(
                person.and(InvitationTable.INVITATIONS.insert(row)), row, journaled, message(row, author, lane));
    }

    private static Map<String, String> facts(Invited invited) {
        Invitee invitee = invited.invitee();
        Map<String, String> facts = new TreeMap<>();
        facts.put("type", invitee.type().code());
        facts.put("roles", invitee.roles().stream().map(Role::code).sorted().collect(Collectors.joining(" ")));
        facts.put("practice", invitee.practice().toString());
        facts.put("user", invitee.user().toString());
        facts.putAll(ValidityRules.facts(invitee.validity()));
        if (!invited.given().isEmpty()) {
            facts.put("given", String.join(" ", new TreeSet<>(invited.given())));
        }
        return facts;
    }

    /**
     * Makes the move without a message, if the transition table allows it. For the moves that change only the state:
     * withdraw, decline, expire, hold and accept.
     */
    public Outcome<Decision<InvitationReceipt>> move(Author author, Invitation before, InvitationMove move) {
        return InvitationRules.afterMove(before, move, author.now())
                .map(progress -> writeMove(author, before, move, progress));
    }

    /**
     * The invitation with its new progress, with the journal entry and without a message. With an invitation that ends
     * without being accepted, the invited person is removed too, so the address is free; or stays in the directory.
     */
    Decision<InvitationReceipt> writeMove(
            Author author, Invitation before, InvitationMove move, InvitationProgress progress) {
        Decision<InvitationReceipt> alone = writeMoveAlone(author, before, move, progress);
        boolean releasesInvited = before.holdsAddress()
                && !before.moved(progress, before.revision()).holdsAddress()
                && move != InvitationMove.ACCEPT;
        return releasesInvited
                ? new Decision<>(alone.changes().and(persons.released(author, before)), alone.result())
                : alone;
    }

    /** The same, but for the invited person. */
    Decision<InvitationReceipt> writeMoveAlone(
            Author author, Invitation before, InvitationMove move, InvitationProgress progress) {
        JournaledChange journaled = journal(author, before, move, progress, before.link());
        Invitation row = before.moved(progress, journaled.revision());
        Changes changes = Changes.none(author.organization())
                .and(InvitationTable.INVITATIONS.update(row))
                .and(journaled.entry());
        return new Decision<>(changes, receipt(row));
    }

    /** Queues the message of a resent or renewed invitation: the same link, or a new one. */
    Decision<InvitationReceipt> sendLink(
            Author author, Invitation before, InvitationMove move, InvitationProgress progress, LinkSeed link) {
        JournaledChange journaled = journal(author, before, move, progress, link);
        Invitation row = before.moved(progress, journaled.revision()).sent(link, new MessageId(ids.next()));
        Changes changes = Changes.none(row.organization()).and(InvitationTable.INVITATIONS.update(row));
        return decision(changes, row, journaled, message(row, author, Lane.NOTICE));
    }

    /** What an edit changes: the person, the link, and the names of the fields that are different. */
    public record Edit(Invitee person, LinkSeed link, Set<String> changed) {}

    /**
     * The invitation of the edited person. Where the link is another one, an open invitation is sent to the address
     * that the person has now.
     */
    public Decision<InvitationReceipt> edit(Author author, Invitation before, Edit edit) {
        Map<String, String> facts = Map.of(
                "changed", String.join(" ", new TreeSet<>(edit.changed())),
                "generation", Integer.toString(edit.link().generation()),
                "addressEpoch", Integer.toString(edit.link().addressEpoch()));
        JournaledChange journaled = journalWriter.change(
                author, JournalEvent.done(EDIT, facts), Subject.Kind.INVITATION, before.id(), before.revision());
        InvitationProgress progress = InvitationRules.afterEdit(before, author.now());
        Invitation edited = before.edited(edit.person(), progress, journaled.revision());
        boolean sends = !edit.link().equals(before.link()) && progress.state() == InvitationState.OPEN;
        Invitation row = edited.sent(edit.link(), sends ? new MessageId(ids.next()) : before.lastMessage());
        Changes changes = persons.edited(author, before, row).and(InvitationTable.INVITATIONS.update(row));
        return sends
                ? decision(changes, row, journaled, message(row, author, Lane.NOTICE))
                : new Decision<>(changes.and(journaled.entry()), receipt(row));
    }

    /**
     * The invitation after the host changed what it keeps of the person, which the caller writes: the version of the
     * invitation guards it. The journal names what changed, and no value.
     */
    public Changes noted(Author author, Invitation before, Invitee person, Set<String> changed) {
        JournaledChange journaled = journalWriter.change(
                author,
                JournalEvent.done(EDIT, Map.of("changed", String.join(" ", new TreeSet<>(changed)))),
                Subject.Kind.INVITATION,
                before.id(),
                before.revision());
        return Changes.none(before.organization())
                .and(InvitationTable.INVITATIONS.update(
                        before.edited(person, InvitationRules.afterEdit(before, author.now()), journaled.revision())))
                .and(journaled.entry());
    }

    /** No change. */
    public static Decision<InvitationReceipt> unchanged(Invitation row) {
        return new Decision<>(Changes.none(row.organization()), receipt(row));
    }

    private JournaledChange journal(
            Author author, Invitation before, InvitationMove move, InvitationProgress progress, LinkSeed link) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("from", code(before.stateAt(author.now()).name()));
        facts.put("to", code(progress.state().name()));
        facts.put("generation", Integer.toString(link.generation()));
        progress.successor().ifPresent(next -> facts.put("successor", next.toString()));
        return journalWriter.change(
                author,
                JournalEvent.done(move.operationCode(), facts),
                Subject.Kind.INVITATION,
                before.id(),
                before.revision());
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

    private static Decision<InvitationReceipt> decision(
            Changes changes, Invitation row, JournaledChange journaled, Message message) {
        return new Decision<>(changes.and(message).and(journaled.entry()), receipt(row));
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
                row.progress().state(),
                row.progress().expiresAt());
    }
}
