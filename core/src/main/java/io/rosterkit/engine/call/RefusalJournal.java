package io.rosterkit.engine.call;

import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.outcome.Refusal;
import java.time.Instant;

/** Puts a refused attempt into the words of the journal. */
public interface RefusalJournal {

    /** The entry that tells of the refusal. */
    JournalEntry entry(Call call, Operation operation, Refusal refusal, Instant now);
}
