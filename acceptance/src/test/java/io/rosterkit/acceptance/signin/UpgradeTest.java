package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.password.Argon2Hasher;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A password that was hashed in an older way is hashed anew when it is typed next. */
@RosterTest
@Tag("G2")
class UpgradeTest {

    private static final String OLD_PASSWORD = "pässwörd";
    private static final String BCRYPT = "$2b$05$abcdefghijklmnopqrstuuZVEMa1pjhlynBQ1qXmSvGBJpN9h1w8G";

    @Test
    void theFirstSignInHashesAnewAndTheNextDoesNot(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        SignedIn before = scene.ben();
        scene.hashes().raiseCost();
        int made = scene.hashes().made();

        assertThat(scene.letsIn(PASSWORD)).isTrue();
        assertThat(scene.hashes().made()).isEqualTo(made + 1);
        assertThat(scene.letsIn(PASSWORD)).isTrue();
        assertThat(scene.hashes().made()).isEqualTo(made + 1);

        assertThat(scene.roster().session(before.token().reveal()).refusal()).isEmpty();
        assertThat(scene.stranger()
                        .signIn(BEN, PASSWORD, before.device().orElseThrow().reveal())
                        .refusal())
                .isEmpty();
        assertThat(scene.letsIn(WRONG)).isFalse();
    }

    @Test
    void aWrongPasswordHashesNothingAnew(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        scene.ben();
        scene.hashes().raiseCost();
        int made = scene.hashes().made();

        scene.guessWrong(3);

        assertThat(scene.hashes().made()).isEqualTo(made);
        assertThat(scene.letsIn(PASSWORD)).isTrue();
        assertThat(scene.hashes().made()).isEqualTo(made + 1);
    }

    @Test
    void whatAnOlderSystemHashedBecomesArgon2id(Storage storage, MovableClock clock) {
        Roster roster = Roster.create(storage, KeyRing.of(new byte[32]), StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .passwords(new Argon2Hasher())
                .clock(clock)
                .build();
        OrganizationId organization = roster.operations()
                .open("Praxis am Park", "eva@weiss.example")
                .orThrow()
                .organization();
        UserId ben = roster.operations()
                .importUser(organization, UserImport.of(BEN, STAFF).withPasswordHash(BCRYPT))
                .orThrow()
                .user();
        Front front = roster.front(organization, new Source("203.0.113.7"));

        assertThat(front.signIn(BEN, WRONG).refusal()).isPresent();
        assertThat(stored(storage, organization, ben)).isEqualTo(BCRYPT);
        assertThat(front.signIn(BEN, OLD_PASSWORD).refusal()).isEmpty();
        assertThat(stored(storage, organization, ben)).startsWith("$argon2id$");
        assertThat(front.signIn(BEN, OLD_PASSWORD).refusal()).isEmpty();
    }

    private static String stored(Storage storage, OrganizationId organization, UserId user) {
        SignInStore.AccountKey key = new SignInStore.AccountKey(
                organization, Optional.empty(), Optional.of(user), Optional.empty(), Proof.PASSWORD, user.uuid());
        return storage.port(SignInStore.class)
                .facts(key)
                .credential()
                .orElseThrow()
                .hash()
                .text();
    }
}
