package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the refusal of an expired code says of its age, for lifetimes that are no whole number of minutes. */
@RosterTest
@Tag("V2")
class ExpiredCodeTextTest {

    @ParameterizedTest
    @CsvSource({
        "PT30S,  This code is too old.",
        "PT1M,   This code is too old.",
        "PT119S, This code is too old.",
        "PT2M,   This code is older than 2 minutes.",
        "PT150S, This code is older than 2 minutes.",
        "PT10M,  This code is older than 10 minutes."
    })
    void namesNoMoreMinutesThanTheCodeIsOld(Duration lifetime, String text, Storage storage, MovableClock clock) {
        Scene scene = Scene.of(
                storage,
                clock,
                profile -> profile.secondStep(
                        Scene.codes(Demand.OFF, Demand.ALWAYS).lifetime(lifetime)));
        scene.ben();
        String step = ((SecondStep) scene.stranger().signIn(BEN, PASSWORD).orThrow())
                .token()
                .reveal();
        String code = scene.code();
        clock.move(lifetime);

        Refusal refusal = scene.stranger().answerSignIn(step, code).refusal().orElseThrow();

        assertThat(refusal.reason()).isEqualTo(VerificationReason.CODE_EXPIRED);
        assertThat(Roster.texts().of(refusal, Locale.ENGLISH)).startsWith(text);
    }
}
