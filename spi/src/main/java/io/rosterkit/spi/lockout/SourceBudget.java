package io.rosterkit.spi.lockout;

import io.rosterkit.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts failures by where they come from. Thread-safe, with bounded memory. The default counts in this process; a host
 * with many processes can give one that they share.
 */
public interface SourceBudget {

    /** From where, towards which organization: a client key of the host, a known device, or a step. */
    record Key(Optional<OrganizationId> organization, String client) {}

    /** Whether an attempt may be made. */
    enum Verdict {
        /** It may; {@link SourceBudget#settle} has to be told what came of it. */
        ADMITTED,
        /** Not now: if all that are being made failed, they would use the budget up. Nothing is counted. */
        BUSY,
        /** Not before the window ends: so many have failed. */
        OVER
    }

    /**
     * What came of a charge, and when its window began. {@code firstRefusal} is there when this is the first attempt in
     * its window that is over the budget: the number of those of the window before.
     */
    record Charged(Verdict verdict, Instant window, Optional<Long> firstRefusal) {}

    /**
     * Charges one attempt before it is made. Those that failed and those that are being made are together never more
     * than the budget.
     */
    Charged charge(Key key, Instant now);

    /** An admitted attempt was made: it failed, and stays counted in its window, or it is given back. */
    void settle(Key key, Charged charged, boolean failed);
}
