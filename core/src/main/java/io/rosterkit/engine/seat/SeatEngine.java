package io.rosterkit.engine.seat;

import io.rosterkit.engine.call.Call;
import io.rosterkit.seat.Seats;

/** The seats of organizations: their pools, their users, and the ledger. All calls share one instance. Thread-safe. */
public record SeatEngine(SeatPoolEngine pools, UserSeatEngine users, SeatReport report) {

    /** The seats for one caller. */
    public Seats at(Call call) {
        return new BoundSeats(call, this);
    }
}
