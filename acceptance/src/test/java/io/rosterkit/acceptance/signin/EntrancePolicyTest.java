package io.rosterkit.acceptance.signin;

import static io.rosterkit.model.signin.SignInReason.PASSWORD_COMMON;
import static io.rosterkit.model.signin.SignInReason.PASSWORD_FROM_CONTEXT;
import static io.rosterkit.model.signin.SignInReason.PASSWORD_TOO_LONG;
import static io.rosterkit.model.signin.SignInReason.PASSWORD_TOO_SHORT;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the profile asks of those who come in: which passwords, and when a code. */
@EveryStorage
@RosterTest
class EntrancePolicyTest {

    private static final String BEN = "ben@weiss.example";
    private static final String PASSWORD = "a river runs uphill";
    private static final Source HERE = new Source("203.0.113.7");

    private Kit kit;
    private Office office;
    private String link;

    @BeforeEach
    void invite(Kit parts) {
        kit = parts;
        office = kit.offices().open("Zahnarztpraxis Weiß");
        office.desk()
                .invitations()
                .invite(InvitationDraft.to(BEN, STAFF)
                        .named("Bertold Achterberg")
                        .reachableAt("+4915112345678"))
                .orThrow();
        link = kit.mail().to(BEN).link();
    }

    @Test
    @Tag("V6")
    void aPasswordIsNeitherShortNorCommonNorMadeOfWhatEverybodyKnows() {
        Map<String, Reason> bad = Map.of(
                "no river runs",
                PASSWORD_TOO_SHORT,
                "river ".repeat(100),
                PASSWORD_TOO_LONG,
                "correct horse battery staple",
                PASSWORD_COMMON,
                "Bertold Achterberg",
                PASSWORD_FROM_CONTEXT,
                "Zahnarztpraxis Weiß",
                PASSWORD_FROM_CONTEXT);

        bad.forEach(
                (password, reason) -> assertThat(register(password).refusal().map(Refusal::reason))
                        .as(password)
                        .contains(reason));
        assertThat(register(PASSWORD).refusal()).isEmpty();
    }

    @Test
    @Tag("V6")
    void aPasswordMayHaveAnyCharactersHoweverTheyAreTyped() {
        String password = "Ä ʘ‿ʘ 猫🐈 ' or 1=1 --";
        register(password).orThrow();

        assertThat(Stream.of(Normalizer.Form.NFC, Normalizer.Form.NFD))
                .allSatisfy(form -> assertThat(front(kit.roster())
                                .signIn(BEN, Normalizer.normalize(password, form))
                                .refusal())
                        .isEmpty());
        assertThat(front(kit.roster())
                        .signIn(BEN, password.toLowerCase(Locale.ROOT))
                        .refusal())
                .isPresent();
    }

    @Test
    @Tag("V3")
    void aCodeIsAskedForAsSoonAsThePolicyDemandsIt(Storage storage, MovableClock clock) {
        register(PASSWORD).orThrow();

        assertThat(signIn(storage, clock, Demand.OFF)).isInstanceOf(SignedIn.class);
        assertThat(signIn(storage, clock, Demand.ALWAYS)).isInstanceOf(SecondStep.class);
        assertThat(signIn(storage, clock, Demand.UNKNOWN_DEVICE)).isInstanceOf(SecondStep.class);
        assertThat(signIn(storage, clock, Demand.OFF)).isInstanceOf(SignedIn.class);
    }

    private Front front(Roster roster) {
        return roster.front(office.organization(), HERE);
    }

    private SignIn signIn(Storage storage, MovableClock clock, Demand demand) {
        Kit other = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .secondStep(SecondStepPolicy.standard().signIn(demand))
                        .build());
        return front(other.roster()).signIn(BEN, PASSWORD).orThrow();
    }

    private Outcome<Registration> register(String password) {
        return kit.roster().front(HERE).register(link, office.codeWord(), password);
    }
}
