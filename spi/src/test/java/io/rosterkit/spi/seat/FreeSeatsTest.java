package io.rosterkit.spi.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeSeatsTest {

    private static final Set<SeatPoolName> POOLS = Set.of(new SeatPoolName("codes"));

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000})
    void areAskedForUpToTenThousand(int count) {
        assertThat(new FreeSeats(POOLS, 0, count).count()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 10_001})
    void areNotAskedForInAnotherNumber(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FreeSeats(POOLS, 0, count))
                .withMessage("count must be 1 to 10000");
    }
}
