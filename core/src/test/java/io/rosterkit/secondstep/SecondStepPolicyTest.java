package io.rosterkit.secondstep;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.secondstep.SecondStepPolicy.Sendings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SecondStepPolicyTest {

    @Test
    void whatIsNotChangedStays() {
        SecondStepPolicy policy = SecondStepPolicy.standard()
                .registration(Demand.UNKNOWN_DEVICE)
                .signIn(Demand.ALWAYS)
                .lifetime(Duration.ofMinutes(3))
                .attempts(2)
                .sendings(Sendings.standard()
                        .maxPerChallenge(1)
                        .maxPerWindow(7)
                        .within(Duration.ofDays(1))
                        .minInterval(Duration.ZERO));

        assertThat(policy)
                .usingRecursiveComparison()
                .isEqualTo(policy.sendings(policy.sendings().minInterval(Duration.ZERO))
                        .attempts(2)
                        .lifetime(Duration.ofMinutes(3))
                        .signIn(Demand.ALWAYS)
                        .registration(Demand.UNKNOWN_DEVICE));
        assertThat(policy.registration()).isEqualTo(Demand.UNKNOWN_DEVICE);
        assertThat(policy.signIn()).isEqualTo(Demand.ALWAYS);
        assertThat(policy.lifetime()).isEqualTo(Duration.ofMinutes(3));
        assertThat(policy.attempts()).isEqualTo(2);
        assertThat(policy.sendings().maxPerChallenge()).isEqualTo(1);
        assertThat(policy.sendings().maxPerWindow()).isEqualTo(7);
        assertThat(policy.sendings().window()).isEqualTo(Duration.ofDays(1));
        assertThat(policy.sendings().minInterval()).isZero();
    }

    @Test
    void theStandardIsAsFreeAsTheRuleAllows() {
        SecondStepPolicy standard = SecondStepPolicy.standard();

        assertThat(standard.sendsCodes()).isFalse();
        assertThat(standard.signIn(Demand.ALWAYS).sendsCodes()).isTrue();
        assertThat(standard.registration(Demand.ALWAYS).sendsCodes()).isTrue();
        assertThat(standard.lifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(standard.attempts()).isEqualTo(5);
    }
}
