package io.rosterkit.secondstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.secondstep.SecondStepPolicy.Sendings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecondStepPolicyTest {

    private static final Sendings ONCE_A_DAY = new Sendings(1, 1, Duration.ofDays(1), Duration.ZERO);

    @Test
    void whatIsNotChangedStays() {
        SecondStepPolicy policy =
                SecondStepPolicy.standard().with(Demand.OFF, Demand.ALWAYS).with(ONCE_A_DAY);

        assertThat(policy)
                .isEqualTo(new SecondStepPolicy(Demand.OFF, Demand.ALWAYS, Duration.ofMinutes(10), 5, ONCE_A_DAY));
        assertThat(policy.with(Demand.ALWAYS, Demand.OFF).sendings()).isEqualTo(ONCE_A_DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, PT1H, PT0S, ofOne",
        "1, 0, PT1H, PT0S, ofAll",
        "1, 1, PT1H, PT-1S, between",
        "1, 1, PT0S, PT0S, window",
        "1, 1, PT-1S, PT0S, window",
        "1, 1, PT24H0.000001S, PT0S, window"
    })
    void sendingsThatMakeNoSenseAreRefusedByName(int ofOne, int ofAll, Duration window, Duration between, String name) {
        assertThatThrownBy(() -> new Sendings(ofOne, ofAll, window, between))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("secondStep.sendings")
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 5", "PT-1S, 5", "PT10M0.000001S, 5", "PT10M, 0", "PT10M, 6"})
    void noCodeLivesLongerOrIsTriedMoreOftenThanTheRuleSays(Duration lifetime, int tries) {
        assertThatThrownBy(() -> new SecondStepPolicy(Demand.OFF, Demand.OFF, lifetime, tries, ONCE_A_DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
