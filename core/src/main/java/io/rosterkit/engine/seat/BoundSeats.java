package io.rosterkit.engine.seat;

import io.rosterkit.engine.call.Call;
import io.rosterkit.model.UserId;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.support.SupportCase;
import io.rosterkit.seat.SeatEntryDetails;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.seat.SeatPoolReceipt;
import io.rosterkit.seat.SeatReceipt;
import io.rosterkit.seat.SeatReconciliation;
import io.rosterkit.seat.Seats;
import java.util.List;

/** The seats of the organization for one caller. Passes every call to the engines. */
record BoundSeats(Call call, SeatEngine engine) implements Seats {

    @Override
    public Outcome<List<SeatPoolDetails>> pools() {
        return engine.report().pools(call);
    }

    @Override
    public Outcome<SeatPoolReceipt> add(SeatPoolName pool, int count) {
        return engine.pools().add(call, pool, count);
    }

    @Override
    public Outcome<SeatPoolReceipt> retire(SeatPoolName pool, int count) {
        return engine.pools().retire(call, pool, count);
    }

    @Override
    public Outcome<SupportCase> askForMore(SeatPoolName pool, int count) {
        return engine.pools().askForMore(call, pool, count);
    }

    @Override
    public Outcome<SeatReceipt> assign(UserId user) {
        return engine.users().assign(call, user);
    }

    @Override
    public Outcome<SeatReceipt> release(UserId user) {
        return engine.users().release(call, user);
    }

    @Override
    public Outcome<Page<SeatEntryDetails>> ledger(PageRequest request) {
        return engine.report().ledger(call, request);
    }

    @Override
    public Outcome<SeatReconciliation> reconcile() {
        return engine.report().reconcile(call);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Seats[" + call.organization() + "]";
    }
}
