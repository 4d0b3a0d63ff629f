package io.rosterkit.spi.lockout;

import io.rosterkit.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts failures by where they come from. Thread-safe, with bounded memory. The default counts in this process; a host
 * with many processes can give one that they share.
 */
public interface SourceBudget {

    /** From where, towards which organization: a client key of the host, or a known device. */
    record Key(Optional<OrganizationId> organization, String client) {}

    /**
     * What came of a charge. {@code firstRefusal} is there when this is the first refusal of this source in its window:
     * the number of refusals of the window before.
     */
    record Charged(boolean admitted, Optional<Long> firstRefusal) {}

    /** Charges one attempt before it is made. Many at once never get more admitted than the budget has. */
    Charged charge(Key key, Instant now);

    /** The attempt was none to worry about: gives it back. */
    void refund(Key key, Instant now);
}
