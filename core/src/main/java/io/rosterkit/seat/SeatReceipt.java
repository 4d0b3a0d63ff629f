package io.rosterkit.seat;

import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.seat.SeatId;
import java.util.Optional;

/** The seat that the user has after the act, if one. */
public record SeatReceipt(UserId user, Optional<SeatId> seat) {

    public SeatReceipt {
        Arguments.required("user", user, "seat", seat);
    }
}
