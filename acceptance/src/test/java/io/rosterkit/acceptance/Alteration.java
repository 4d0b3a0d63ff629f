package io.rosterkit.acceptance;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.audit.stored.JournalEntry;
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
            entry.deed(),
            entry.subject().version())),
    KIND(entry -> with(
            entry,
            new Agent(Agent.Kind.SUPPORT, entry.agent().id(), entry.agent().ground()),
            entry.deed(),
            entry.subject().version())),
    GROUND(entry -> with(
            entry,
            new Agent(entry.agent().kind(), entry.agent().id(), "case 1"),
            entry.deed(),
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
            Deed.done("invitation.decline", entry.deed().facts()),
            entry.subject().version())),
    OUTCOME(entry -> with(
            entry,
            entry.agent(),
            Deed.refused(
                    entry.deed().act(), "access.not_permitted", entry.deed().facts()),
            entry.subject().version())),
    FACTS(entry -> with(
            entry,
            entry.agent(),
            Deed.done(entry.deed().act(), Map.of("to", "open")),
            entry.subject().version())),
    TIME(entry -> new JournalEntry(
            entry.id(),
            entry.organization(),
            entry.at().plusNanos(1000),
            entry.agent(),
            entry.deed(),
            entry.subject(),
            entry.secured())),
    ID(entry -> new JournalEntry(
            new EntryId(new UUID(1, 1)),
            entry.organization(),
            entry.at(),
            entry.agent(),
            entry.deed(),
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

    /** The same entry, under its old seal, by another agent, of another deed, or as another version. */
    static JournalEntry with(JournalEntry entry, Agent agent, Deed deed, long version) {
        Subject subject = new Subject(entry.subject().kind(), entry.subject().id(), version);
        return new JournalEntry(entry.id(), entry.organization(), entry.at(), agent, deed, subject, entry.secured());
    }

    private static JournalEntry with(JournalEntry entry, JournalEntry.Secured secured) {
        return new JournalEntry(
                entry.id(), entry.organization(), entry.at(), entry.agent(), entry.deed(), entry.subject(), secured);
    }
}
