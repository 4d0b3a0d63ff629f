package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.lockout.Budget;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
@Tag("L3")
class StrangerTest {

    private static final Budget TWICE = Budget.threshold(2).heldAfter(1);

    private Scene scene;
    private MovableClock clock;
    private SignedIn ben;
    private String device;

    @BeforeEach
    void join(Storage storage, MovableClock movable) {
        clock = movable;
        scene = Scene.of(storage, movable, TWICE);
        ben = scene.ben();
        device = ben.device().orElseThrow().reveal();
    }

    @Test
    void whoFailsOnPurposeDoesNotKeepTheOwnerOut() {
        for (int round = 0; round < 5; round++) {
            scene.guessWrong(5);
            assertThat(scene.letsIn(PASSWORD)).isFalse();
            assertThat(atDevice(device).refusal()).isEmpty();
            clock.move(Duration.ofDays(2));
        }
    }

    @Test
    void strangersSpendTheirOwnShareOnly() {
        scene.guessWrong(10);

        assertThat(scene.stranger().signIn(BEN, WRONG, device).refusal()).isPresent();
        assertThat(scene.stranger().signIn(BEN, WRONG, device).refusal()).isPresent();
        assertThat(atDevice(device).refusal()).isEmpty();
    }

    @Test
    void theOwnersSuccessDoesNotOpenTheDoorOfStrangers() {
        scene.guessWrong(2);
        assertThat(atDevice(device).refusal()).isEmpty();

        assertThat(scene.letsIn(PASSWORD)).isFalse();
    }

    @Test
    void aDeviceThatIsNoneStandsAmongTheStrangers() {
        SignedIn eva = scene.join("eva@weiss.example").signedIn().orElseThrow();
        Office other = scene.kit.offices().open();
        String cut = device.substring(0, device.length() - 1);
        scene.guessWrong(2);

        List<String> none = List.of(
                eva.device().orElseThrow().reveal(),
                ben.token().reveal(),
                moved(device, other),
                cut,
                device + device,
                device + "A",
                device + "=",
                otherFormat(device),
                "",
                "\uD800",
                "x".repeat(100_000));

        assertThat(none)
                .allSatisfy(token -> assertThat(atDevice(token).refusal()).isPresent());
        assertThat(atDevice(device).refusal()).isEmpty();
    }

    @Test
    void aDeviceThatIsNoneIsNotRefusedForIt() {
        assertThat(atDevice(otherFormat(device)).refusal()).isEmpty();
        assertThat(atDevice("nonsense").refusal()).isEmpty();
    }

    @Test
    void aDeviceOfAnEarlierEpochIsNotKnownAnyMore() {
        User user = scene.user(ben.session().user());
        scene.change(user.id(), user.status(), user.security().endAll());
        scene.guessWrong(2);

        assertThat(atDevice(device).refusal()).isPresent();
    }

    @Test
    void onlyTheLatestDevicesAreKnown() {
        for (int i = 0; i < 10; i++) {
            clock.move(Duration.ofHours(1));
            assertThat(scene.letsIn(PASSWORD)).isTrue();
        }
        String latest =
                scene.guess(PASSWORD).orThrow().done().device().orElseThrow().reveal();
        scene.guessWrong(2);

        assertThat(atDevice(device).refusal()).isPresent();
        assertThat(atDevice(latest).refusal()).isEmpty();
    }

    private Outcome<SignIn> atDevice(String token) {
        return scene.stranger().signIn(BEN, PASSWORD, token);
    }

    /** The token of the same device, as if another organization had made it. */
    private static String moved(String token, Office to) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        java.nio.ByteBuffer.wrap(bytes, 2, 16)
                .putLong(to.organization().uuid().getMostSignificantBits())
                .putLong(to.organization().uuid().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String otherFormat(String token) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        bytes[0]++;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
