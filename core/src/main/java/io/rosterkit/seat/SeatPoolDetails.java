package io.rosterkit.seat;

import io.rosterkit.model.seat.SeatPoolName;

/** How many seats a pool has: in all, assigned to users, reserved for invited people, and free. */
public record SeatPoolDetails(SeatPoolName pool, long total, long assigned, long reserved, long free) {}
