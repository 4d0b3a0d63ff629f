package io.rosterkit.engine.call;

import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.outcome.Refusal;
import java.time.Instant;

/** Makes the journal entries of refused operations. */
public interface RefusalJournal {

    /** The entry about the refusal. Reads the salt of the caller, which no read has brought. */
    JournalEntry entry(Call call, Operation operation, Refusal refusal, Instant now);
}
