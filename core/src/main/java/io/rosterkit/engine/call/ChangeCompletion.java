package io.rosterkit.engine.call;

import io.rosterkit.model.RequestId;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Adds to decided changes what follows from them, whatever operation decided. It is asked each time before changes are
 * applied, so no operation can leave it out.
 */
@FunctionalInterface
public interface ChangeCompletion {

    /** Adds nothing. */
    ChangeCompletion NOTHING = decided ->
            decided.stream().map(each -> Outcome.done(each.changes())).toList();

    /**
     * For each of the changes of one organization, in the order given: the changes with what follows from them, or the
     * refusal of the operation. Of two that want the same, the first has it.
     */
    List<Outcome<Changes>> complete(List<Decided> decided);

    /**
     * Changes that were decided at that time, and the request of the host, if it gave one.
     *
     * @param policy that of the organization as the decision read it, where it tells it
     * @param afresh whether nothing counts that this process remembers: so after a lost race
     */
    record Decided(
            Changes changes,
            Optional<RequestId> request,
            Instant now,
            Optional<OrganizationPolicy> policy,
            boolean afresh) {

        /** Changes of a decision that does not tell the policy. */
        public Decided(Changes changes, Optional<RequestId> request, Instant now) {
            this(changes, request, now, Optional.empty(), true);
        }
    }
}
