package io.rosterkit.engine.audit;

import io.rosterkit.audit.JournalRecord;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.listing.Slice.Position;
import java.util.Optional;

/** Stored entries as hosts see them. */
public final class JournalRecords {

    private JournalRecords() {}

    /** The entry without its seal and its place in the chain. */
    public static JournalRecord of(JournalEntry entry) {
        return new JournalRecord(
                entry.id(),
                entry.at(),
                entry.agent(),
                entry.deed().act(),
                Optional.of(entry.deed().refusedBecause()).filter(code -> !code.isEmpty()),
                entry.deed().facts(),
                new JournalRecord.Subject(
                        entry.subject().kind(), entry.subject().id()));
    }

    /** The position of the entry in a list by id. */
    public static Position position(JournalEntry entry) {
        return Position.of(entry.id().uuid());
    }
}
