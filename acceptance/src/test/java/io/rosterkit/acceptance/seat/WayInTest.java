package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.acceptance.seat.Panel.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.seat.WayIn.Taker;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.seat.SeatEntryDetails;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in takes one seat, or is refused and leaves nothing behind. */
@RosterTest
@Tag("Q1")
@Tag("Q2")
@Tag("P4")
class WayInTest {

    private Storage storage;
    private MovableClock clock;

    @BeforeEach
    void keep(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("G1")
    @Tag("G6")
    void takesOneSeatOnceAndChangesNothingWhereNoneIsFree(WayIn way) {
        Panel panel = way.open(storage, clock).with(1);
        Newcomers people = new Newcomers(panel, clock);
        Taker ben = way.takers(people, List.of("ben")).get(0);
        assertThat(panel.pool()).isEqualTo(new SeatPoolDetails(CODES, 2, 1, 0, 1));
        people.retireFree();
        Seen full = Seen.of(panel);

        assertThat(reason(ben.take("req"))).isEqualTo(SeatReason.NONE_FREE);

        assertThat(Seen.of(panel)).isEqualTo(full);
        panel.with(1);
        int entries = panel.ledger().size();

        Outcome<?> first = ben.take("req");

        assertThat(first.refusal()).isEmpty();
        boolean reserves = way.move() == SeatMove.RESERVE;
        panel.has(reserves ? 1 : 2, reserves ? 1 : 0, 0);
        assertThat(panel.ledger()).hasSize(entries + 1);
        SeatEntryDetails newest = panel.ledger().get(0);
        assertThat(newest.move()).isEqualTo(way.move());
        assertThat(newest.cause().request()).isPresent();
        panel.with(1);
        Seen done = Seen.of(panel).withoutSignIns();

        assertThat(ben.take("req").refusal()).isEmpty();
        assertThat(Seen.of(panel).withoutSignIns()).isEqualTo(done);
        ben.take("another");
        assertThat(panel.pool()).isEqualTo(done.pool());
        panel.agrees();
    }
}
