package io.rosterkit.acceptance;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What somebody with access to the database might change in an entry. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum Alteration {
    AGENT(entry -> with(
            entry,
            new Agent(entry.agent().kind(), "somebody else", entry.agent().ground()),
            entry.event(),
            entry.subject().version())),
    KIND(entry -> with(
            entry,
            new Agent(Agent.Kind.SUPPORT, entry.agent().id(), entry.agent().ground()),
            entry.event(),
            entry.subject().version())),
    GROUND(entry -> with(
            entry,
            new Agent(entry.agent().kind(), entry.agent().id(), "case 1"),
            entry.event(),
            entry.subject().version())),
    SOURCE(entry -> with(
            entry,
            new JournalEntry.Secured(
                    Optional.of(Bytes.of(new byte[40])), entry.secured().personal(), entry.seal()))),
    SOURCE_OF_NO_BYTES(entry -> with(
            entry,
            new JournalEntry.Secured(Optional.of(Bytes.none()), entry.secured().personal(), entry.seal()))),
    PERSONAL_FACTS(entry -> with(
            entry,
            new JournalEntry.Secured(entry.secured().source(), Optional.of(Bytes.of(new byte[40])), entry.seal()))),
    NO_PERSONAL_FACTS(entry ->
            with(entry, new JournalEntry.Secured(entry.secured().source(), Optional.of(Bytes.none()), entry.seal()))),
    ACT(entry -> with(
            entry,
            entry.agent(),
            JournalEvent.done("invitation.decline", entry.event().facts()),
            entry.subject().version())),
    OUTCOME(entry -> with(
            entry,
            entry.agent(),
            JournalEvent.refused(
                    entry.event().act(), "access.not_permitted", entry.event().facts()),
            entry.subject().version())),
    FACTS(entry -> with(
            entry,
            entry.agent(),
            JournalEvent.done(entry.event().act(), Map.of("to", "open")),
            entry.subject().version())),
    TIME(entry -> new JournalEntry(
            entry.id(),
            entry.organization(),
            entry.at().plusNanos(1000),
            entry.agent(),
            entry.event(),
            entry.subject(),
            entry.secured())),
    ID(entry -> new JournalEntry(
            new EntryId(new UUID(1, 1)),
            entry.organization(),
            entry.at(),
            entry.agent(),
            entry.event(),
            entry.subject(),
            entry.secured())),
    SEAL(entry -> entry.sealed(Bytes.none())),
    KEY_NUMBER(entry -> entry.sealed(underKey(2, entry.seal())));

    private final UnaryOperator<JournalEntry> change;

    Alteration(UnaryOperator<JournalEntry> change) {
        this.change = change;
    }

    JournalEntry of(JournalEntry entry) {
        return change.apply(entry);
    }

    private static Bytes underKey(int key, Bytes seal) {
        byte[] bytes = seal.toArray();
        bytes[0] = (byte) key;
        return Bytes.of(bytes);
    }

    /** The same entry, under its old seal, by another agent, of another event, or as another version. */
    static JournalEntry with(JournalEntry entry, Agent agent, JournalEvent event, long version) {
        Subject subject = new Subject(entry.subject().kind(), entry.subject().id(), version);
        return new JournalEntry(entry.id(), entry.organization(), entry.at(), agent, event, subject, entry.secured());
    }

    private static JournalEntry with(JournalEntry entry, JournalEntry.Secured secured) {
        return new JournalEntry(
                entry.id(), entry.organization(), entry.at(), entry.agent(), entry.event(), entry.subject(), secured);
    }
}
