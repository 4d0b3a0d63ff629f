package io.rosterkit.call;

import io.rosterkit.model.audit.JournalEntry;
import io.rosterkit.model.outcome.Refusal;
import java.time.Instant;

/** Puts a refused attempt into the words of the journal. */
public interface Attempts {

    /** The entry that tells of the refusal. */
    JournalEntry entry(Call call, Act act, Refusal refusal, Instant now);
}
