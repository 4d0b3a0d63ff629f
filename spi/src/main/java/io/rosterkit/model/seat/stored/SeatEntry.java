package io.rosterkit.model.seat.stored;

import io.rosterkit.model.EntryId;
import io.rosterkit.model.OrganizationId;
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
 * One entry of the ledger of seats, which is only ever added to.
 *
 * @param movement what moved
 * @param cause why, as the journal tells it
 */
public record SeatEntry(
        OrganizationId organization, SeatEntryId id, SeatPoolName pool, Movement movement, Cause cause, Instant at) {

    /**
     * So many seats were added or retired, or one seat moved. {@code version} is that of the row after it: of the seat,
     * or of the pool where there is no seat. The people are those of the seat: the holder, or who gave it back or did
     * not pay for it, and the payer.
     */
    public record Movement(SeatMove move, long count, Optional<SeatId> seat, Seat.People people, long version) {

        /** The holder of the seat, or who gave it back or did not pay for it. */
        public Optional<UserId> holder() {
            return people.holder();
        }
    }

    /**
     * The act in the journal that brought it about, the entry there, the kind and the id of who did it, and the request
     * of the host, if it gave one.
     */
    public record Cause(String act, EntryId entry, Agent.Kind agentKind, String agentId, Optional<RequestId> request) {}
}
