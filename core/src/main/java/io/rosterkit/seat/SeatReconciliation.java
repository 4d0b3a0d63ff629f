package io.rosterkit.seat;

import java.util.List;

/**
 * What a comparison of the ledger with the stored state found; at most 1,000 differences are told.
 *
 * @param entries how many entries of the ledger were read
 * @param seats how many seats were read, retired ones too
 */
public record SeatReconciliation(long entries, long seats, List<SeatDifference> differences) {

    public SeatReconciliation {
        differences = List.copyOf(differences);
    }

    /** Whether ledger and state agree. */
    public boolean agrees() {
        return differences.isEmpty();
    }
}
