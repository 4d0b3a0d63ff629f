package io.rosterkit.tck.seat;

import static io.rosterkit.tck.given.Seats.CODES;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Race;
import io.rosterkit.tck.given.Seats;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A seat has one holder and a person has one seat, also where several transactions write at the same time. */
public abstract class SeatHolderContract extends Contract {

    private static final int RUNNERS = 16;
    private static final int ROUNDS = 20;

    private final Seats seats = Seats.of(given);
    private List<Storage> handles = List.of();

    /** For a contract. */
    protected SeatHolderContract() {}

    /** Another way to the same data. */
    protected abstract Storage beside(Storage first);

    @BeforeEach
    final void openASecondWay() {
        handles = List.of(storage, beside(storage));
    }

    @Test
    void aPersonHasOneSeatAndAnotherOnlyAfterGivingItBack() {
        write(other.opened());
        UserId anna = person(1);
        Seat first = stored(seats.held(SeatState.ASSIGNED, CODES, anna));
        Seat second = stored(seats.free(CODES, 2));
        stored(Seats.of(other).held(SeatState.ASSIGNED, CODES, anna));

        loses(SeatTable.SEATS.insert(seats.held(SeatState.RESERVED, CODES, anna)));
        loses(take(second, anna));
        assertThat(found()).containsExactlyInAnyOrder(first, second);

        Seat back = first.moved(SeatMove.RELEASE, Optional.empty()).changed();
        write(only(SeatTable.SEATS.update(back)).and(take(second, anna)));
        assertThat(found()).containsExactlyInAnyOrder(back, take(second, anna).row());
    }

    @Test
    void oneOfManyTakesASeat() {
        List<Seat> free = several(ROUNDS, number -> stored(seats.free(CODES, number)));

        List<List<Applied>> rounds = Race.rounds(
                ROUNDS,
                RUNNERS,
                (round, runner) -> handle(runner).apply(only(take(free.get(round), person(round, runner)))));

        for (int round = 0; round < ROUNDS; round++) {
            Seat seat = free.get(round);
            int of = round;
            int winner = winner(rounds.get(round), runner -> take(seat, person(of, runner)));
            assertThat(found())
                    .as("the seat of round %s", round)
                    .contains(take(seat, person(round, winner)).row());
        }
    }

    @Test
    void aPersonGetsOneOfTheSeatsThatManyTakeForIt() {
        List<List<Seat>> free = several(
                ROUNDS, round -> several(RUNNERS, runner -> stored(seats.free(CODES, round * RUNNERS + runner))));

        List<List<Applied>> rounds = Race.rounds(
                ROUNDS,
                RUNNERS,
                (round, runner) ->
                        handle(runner).apply(only(take(free.get(round).get(runner), person(round)))));

        for (int round = 0; round < ROUNDS; round++) {
            List<Seat> of = free.get(round);
            UserId person = person(round);
            int winner = winner(rounds.get(round), runner -> take(of.get(runner), person));
            assertThat(found())
                    .as("the seats of the person of round %s", round)
                    .filteredOn(seat -> seat.holder().equals(Optional.of(person)))
                    .containsExactly(take(of.get(winner), person).row());
        }
    }

    /** All begin with the seat that was free for all of them, and each looks again after a lost race. */
    @Test
    void asManyGetASeatAsAreFree() {
        int free = RUNNERS - 4;
        several(free, number -> stored(seats.free(CODES, number)));
        Optional<Seat> first = firstFree(storage);

        List<Optional<Seat>> taken = Race.of(RUNNERS, runner -> takeAny(first, handle(runner), person(runner)));

        List<Seat> all = taken.stream().flatMap(Optional::stream).toList();
        assertThat(all).extracting(Seat::id).hasSize(free).doesNotHaveDuplicates();
        assertThat(found()).containsExactlyInAnyOrderElementsOf(all);
    }

    private Optional<Seat> takeAny(Optional<Seat> first, Storage handle, UserId person) {
        Optional<Seat> free = first;
        while (free.isPresent()) {
            RowChange<Seat> taking = take(free.get(), person);
            if (handle.apply(only(taking)) instanceof Applied.Done) {
                return Optional.of(taking.row());
            }
            free = firstFree(handle);
        }
        return Optional.empty();
    }

    private Optional<Seat> firstFree(Storage handle) {
        return handle
                .port(SeatStore.class)
                .facts(given.id(), Set.of(), new FreeSeats(Set.of(CODES), 0, 1))
                .free()
                .getOrDefault(CODES, List.of())
                .stream()
                .findFirst();
    }

    /** The only runner who was done; each other lost by its own change. */
    private static int winner(List<Applied> results, IntFunction<RowChange<Seat>> change) {
        int winner = results.indexOf(new Applied.Done());
        assertThat(results)
                .isEqualTo(several(
                        results.size(),
                        runner -> runner == winner
                                ? new Applied.Done()
                                : new Applied.Lost(Optional.of(change.apply(runner)))));
        return winner;
    }

    private static RowChange<Seat> take(Seat free, UserId person) {
        return SeatTable.SEATS.update(
                free.moved(SeatMove.RESERVE, Optional.of(person)).changed());
    }

    private List<Seat> found() {
        return storage.port(TableStore.class).scan(Scan.of(SeatTable.SEATS, given.id()));
    }

    private Seat stored(Seat seat) {
        write(SeatTable.SEATS.insert(seat));
        return seat;
    }

    private Storage handle(int number) {
        return handles.get(number % handles.size());
    }

    private static UserId person(int... numbers) {
        return new UserId(new UUID(numbers[0] + 1, numbers[numbers.length - 1] + 1));
    }
}
