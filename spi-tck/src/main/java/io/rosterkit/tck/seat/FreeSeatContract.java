package io.rosterkit.tck.seat;

import static io.rosterkit.tck.given.Seats.CODES;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Seats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Free seats are found from a place on, and from the beginning after the last. */
abstract class FreeSeatContract extends Contract {

    private static final SeatPoolName LICENCES = new SeatPoolName("l".repeat(40));

    private final Seats seats = Seats.of(given);

    FreeSeatContract() {}

    @Test
    void bringFreeSeatsFromThePlaceOnAndThenThoseBeforeIt() {
        Seat third = stored(seats.free(CODES, 30));
        Seat last = stored(seats.free(CODES, Long.MAX_VALUE));
        Seat first = stored(seats.free(CODES, 0));
        Seat second = stored(seats.free(CODES, 20));

        assertThat(free(0, 10)).containsExactly(first, second, third, last);
        assertThat(free(20, 10)).containsExactly(second, third, last, first);
        assertThat(free(21, 10)).containsExactly(third, last, first, second);
        assertThat(free(Long.MAX_VALUE, 10)).containsExactly(last, first, second, third);
        assertThat(free(30, 3)).containsExactly(third, last, first);
        assertThat(free(30, 2)).containsExactly(third, last);
        assertThat(free(30, 1)).containsExactly(third);
    }

    @Test
    void bringFreeSeatsOfOnePlaceByTheirIds() {
        Seat last = stored(seats.free(CODES, 7, new UUID(-1, 1)));
        Seat first = stored(seats.free(CODES, 7, new UUID(1, 1)));
        Seat third = stored(seats.free(CODES, 7, new UUID(1, -1)));
        Seat second = stored(seats.free(CODES, 7, new UUID(1, 2)));

        assertThat(free(7, 10)).containsExactly(first, second, third, last);
        assertThat(free(7, 2)).containsExactly(first, second);
        assertThat(free(8, 3)).containsExactly(first, second, third);
    }

    @Test
    void bringNoSeatThatIsTakenOrRetiredOrOfAnotherOrganization() {
        write(other.opened());
        Seat free = stored(seats.free(CODES, 5));
        stored(seats.held(SeatState.RESERVED, CODES, new UserId(new UUID(1, 1))));
        stored(seats.held(SeatState.ASSIGNED, CODES, new UserId(new UUID(1, 2))));
        stored(seats.in(SeatState.RETIRED, CODES, 5));
        stored(Seats.of(other).free(CODES, 5));
        assertThat(free(0, 10)).containsExactly(free);

        Seat taken = free.moved(SeatMove.RESERVE, Optional.of(new UserId(new UUID(1, 3))))
                .changed();
        write(SeatTable.SEATS.update(taken));
        assertThat(free(0, 10)).isEmpty();

        Seat back = taken.moved(SeatMove.RELEASE, Optional.empty()).changed();
        write(SeatTable.SEATS.update(back));
        assertThat(free(0, 10)).containsExactly(back);
    }

    @Test
    void bringNoSeatForWhichAUserPaysAlone() {
        UserId payer = new UserId(new UUID(1, 4));
        stored(seats.paid(CODES, 3, payer));
        stored(Seat.held(given.id(), new SeatId(new UUID(1, 5)), CODES, new UserId(new UUID(1, 6)), payer));
        Seat free = stored(seats.free(CODES, 4));

        assertThat(free(0, 1)).containsExactly(free);
        assertThat(free(4, 10)).containsExactly(free);
        assertThat(free(5, 10)).containsExactly(free);
    }

    @Test
    void bringFreeSeatsOfEachPoolThatIsAskedFor() {
        SeatPoolName empty = new SeatPoolName("empty");
        List<Seat> codes = several(3, number -> stored(seats.free(CODES, number)));
        List<Seat> licences = several(3, number -> stored(seats.free(LICENCES, number)));

        assertThat(free(new FreeSeats(Set.of(CODES, LICENCES, empty), 1, 2)))
                .isEqualTo(Map.of(CODES, codes.subList(1, 3), LICENCES, licences.subList(1, 3), empty, List.of()));
        assertThat(free(new FreeSeats(Set.of(LICENCES), 0, 3))).isEqualTo(Map.of(LICENCES, licences));
        assertThat(free(new FreeSeats(Set.of(), 0, 3))).isEmpty();
    }

    private Seat stored(Seat seat) {
        write(SeatTable.SEATS.insert(seat));
        return seat;
    }

    private List<Seat> free(long from, int count) {
        Map<SeatPoolName, List<Seat>> found = free(new FreeSeats(Set.of(CODES), from, count));
        assertThat(found).as("free seats by pool").containsOnlyKeys(CODES);
        return found.getOrDefault(CODES, List.of());
    }

    private Map<SeatPoolName, List<Seat>> free(FreeSeats wanted) {
        return storage.port(SeatStore.class).facts(given.id(), Set.of(), wanted).free();
    }
}
