package io.rosterkit.audit;

import io.rosterkit.model.EntryId;
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
 * ids, never names, addresses or secrets; these are in the {@link PersonalData} of agent and subject alone.
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

    /**
     * Who did it.
     *
     * @param id a user's id, a support person's id or a job's name
     * @param ground a permission and what gave it, a proof, or a support case
     * @param source from where, as the host told; empty when it did not
     */
    public record Agent(
            io.rosterkit.model.audit.Agent.Kind kind, String id, String ground, PersonalData<String> source) {}

    /**
     * What the act was about. It is there even if the act was refused and changed nothing.
     *
     * @param personalDetails what changed of name, address and phone number of a user, by keys such as
     *     {@code name-before} and {@code name-after}; none for other subjects
     */
    public record Subject(Kind kind, UUID id, PersonalData<SortedMap<String, String>> personalDetails) {}
}
