package io.rosterkit.seat;

import io.rosterkit.model.EntryId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.seat.SeatEntryId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the ledger: what happened to how many seats of which pool, when and why. Where it is about one seat, it
 * names the seat, and the person who got it or gave it back.
 */
public record SeatEntryDetails(
        SeatEntryId id, SeatPoolName pool, SeatMove move, long count, Optional<OneSeat> seat, Cause cause, Instant at) {

    /** The seat that moved, and the person who got it or gave it back. */
    public record OneSeat(SeatId id, UserId person) {}

    /**
     * The act that brought it about, such as {@code user.deactivate}, its entry in the journal, who did it, and the
     * request of the host, if it gave one.
     */
    public record Cause(
            String act, EntryId journalEntry, Agent.Kind agent, String agentId, Optional<RequestId> request) {}
}
