package io.rosterkit.engine.call;

import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.spi.storage.Changes;
import java.util.Optional;

/**
 * The decision to carry out an operation: the changes to apply, and the result once they are applied.
 *
 * @param policy that of the organization, where the decision has read it and says so: then it is not read again
 */
public record Decision<T>(Changes changes, T result, Optional<OrganizationPolicy> policy) {

    /** A decision that does not say which policy it has read. */
    public Decision(Changes changes, T result) {
        this(changes, result, Optional.empty());
    }

    /** The same, with the policy that was read for it. */
    public Decision<T> by(OrganizationPolicy read) {
        return new Decision<>(changes, result, Optional.of(read));
    }
}
