package io.rosterkit.audit;

import io.rosterkit.model.EntryId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a host sees of an entry of the journal. The act is a code of {@link io.rosterkit.model.audit.JournalAct}. The
 * refusal is the code of the reason when the act was refused, and empty when it was done. The details are codes and
 * ids, never names, addresses or secrets.
 */
public record JournalRecord(
        EntryId id,
        Instant at,
        Agent agent,
        String act,
        Optional<String> refusal,
        SortedMap<String, String> details,
        Subject subject) {

    public JournalRecord {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** What the act was about. It is there even if the act was refused and changed nothing. */
    public record Subject(Kind kind, UUID id) {}
}
