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
     * @param policy that of the organization, where the decision has read it
     * @param memory what counts of that which this process remembers
     */
    record Decided(
            Changes changes,
            Optional<RequestId> request,
            Instant now,
            Optional<OrganizationPolicy> policy,
            Memory memory) {

        /** Changes of a decision that does not tell the policy. */
        public Decided(Changes changes, Optional<RequestId> request, Instant now) {
            this(changes, request, now, Optional.empty(), Memory.UNUSED);
        }
    }

    /** What counts of that which this process remembers of earlier readings. */
    enum Memory {
        /** It may be used. */
        USED,
        /** A race was lost, perhaps by it: all is read afresh, and remembered. */
        RENEWED,
        /** It is neither used nor renewed: so for many at once, and in a transaction of the host. */
        UNUSED
    }
}
