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
 * refusal is the code of the reason when the act was refused, and empty when it was done. The details are codes, ids,
 * times and settings. Names and addresses are in the {@link PersonalData} of agent and subject alone. Secrets are never
 * journaled.
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
     * @param id the id of a user, of a support person or of an API key, or the name of a job; empty for a visitor
     * @param ground a permission and what gave it, a proof, or a task, with the support case if there is one; may be
     *     empty when the act was refused
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
