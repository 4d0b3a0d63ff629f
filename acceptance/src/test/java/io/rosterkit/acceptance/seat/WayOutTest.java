package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.seat.WayOut.Leaver;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.seat.SeatEntryDetails;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way out gives one seat back, and nothing else does. */
@RosterTest
@Tag("Q1")
@Tag("Q2")
@Tag("M9")
class WayOutTest {

    private Storage storage;
    private MovableClock clock;

    @BeforeEach
    void keep(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("M6")
    @Tag("X1")
    @Tag("X2")
    void givesOneSeatBackOnce(WayOut way) {
        Panel panel = way.open(storage, clock).with(1);
        Leaver ben = way.leaver(new Newcomers(panel, clock));
        assertThat(panel.pool().free()).isZero();
        assertThat(reason(panel.support().retire(Panel.CODES, 1))).isEqualTo(SeatReason.IN_USE);
        List<SeatEntryDetails> before = panel.ledger();

        assertThat(ben.leave("req").refusal()).isEmpty();

        panel.has(1, 0, 1);
        assertThat(panel.ledger()).hasSize(before.size() + 1);
        assertThat(panel.ledger().get(0)).satisfies(entry -> {
            assertThat(entry.move()).isEqualTo(SeatMove.RELEASE);
            assertThat(entry.seat()).isEqualTo(before.get(0).seat());
        });
        Seen gone = Seen.of(panel);

        assertThat(ben.leave("req").refusal()).isEmpty();
        assertThat(Seen.of(panel)).isEqualTo(gone);
        ben.leave("another");
        panel.has(1, 0, 1);
        panel.invite("next").orThrow();
        panel.has(1, 1, 0);
    }
}
