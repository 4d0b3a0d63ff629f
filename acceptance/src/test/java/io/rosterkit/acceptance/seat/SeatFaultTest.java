package io.rosterkit.acceptance.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Faults.Moment;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each call of the storage fails once: seats, people and ledger agree, and the same request then ends in one effect.
 */
@EveryStorage
@RosterTest
@Tag("Q1")
@Tag("G1")
@Tag("G6")
class SeatFaultTest {

    private FailingCalls storage;
    private MovableClock clock;

    @BeforeEach
    void keep(Storage given, MovableClock givenClock) {
        storage = new FailingCalls(given);
        clock = givenClock;
    }

    @ParameterizedTest
    @EnumSource(names = {"INVITED", "REGISTERED", "REACTIVATED"})
    void whoComesInHasOneSeatOrNone(WayIn way) {
        sweep(
                () -> way.open(storage, clock),
                people -> {
                    WayIn.Taker ben = way.takers(people, List.of("ben")).get(0);
                    return () -> ben.take("req");
                },
                0);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEACTIVATED", "WITHDRAWN"})
    void whoLeavesGivesOneBackOrNone(WayOut way) {
        sweep(
                () -> way.open(storage, clock),
                people -> {
                    WayOut.Leaver ben = way.leaver(people);
                    return () -> ben.leave("req");
                },
                1);
    }

    private void sweep(Supplier<Panel> opened, Function<Newcomers, Supplier<Outcome<?>>> acts, long freeAfter) {
        for (Moment moment : Moment.values()) {
            int number = 0;
            boolean failed;
            do {
                number++;
                Panel panel = opened.get().with(1);
                Supplier<Outcome<?>> act = acts.apply(new Newcomers(panel, clock));
                int entries = panel.ledger().size();
                storage.fail(number, moment);
                Optional<Outcome<?>> answer = answer(act);
                failed = storage.stop();

                int done = panel.ledger().size() - entries;
                assertThat(done).as("after a fault of call %s", number).isBetween(answer.isPresent() ? 1 : 0, 1);
                assertThat(panel.pool().free()).isEqualTo(done == 1 ? freeAfter : 1 - freeAfter);
                panel.agrees();
                assertThat(act.get().refusal()).isEmpty();
                assertThat(panel.ledger()).hasSize(entries + 1);
                assertThat(panel.pool().free()).isEqualTo(freeAfter);
                panel.agrees();
            } while (failed);
            assertThat(number).isGreaterThan(moment == Moment.BEFORE ? 2 : 1);
        }
    }

    private static Optional<Outcome<?>> answer(Supplier<Outcome<?>> act) {
        try {
            return Optional.of(act.get());
        } catch (StorageException failure) {
            return Optional.empty();
        }
    }
}
