package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.Hashes;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passwords as nobody should send them, and devices of others. */
@RosterTest
class BadSecretTest {

    private static final String BEN = "ben@weiss.example";
    private static final String PASSWORD = "seven quiet otters paddle";

    private Office office;
    private Front front;
    private String link;

    @BeforeEach
    void invite(Roster roster, Offices offices, Mailbox mail) {
        office = offices.open();
        front = roster.front(office.organization(), new Source("192.0.2.7"));
        office.desk().invitations().invite(BEN, STAFF).orThrow();
        link = mail.to(BEN).link();
    }

    static Stream<Object[]> passwordsThatAreRefused() {
        return Stream.of(
                new Object[] {"", SignInReason.PASSWORD_TOO_SHORT},
                new Object[] {"x", SignInReason.PASSWORD_TOO_SHORT},
                new Object[] {"x".repeat(100_000), SignInReason.PASSWORD_TOO_LONG},
                new Object[] {"\u00e9".repeat(100_000), SignInReason.PASSWORD_TOO_LONG},
                new Object[] {"seven quiet otters \ud83d", SignInReason.PASSWORD_NOT_TEXT},
                new Object[] {"\udc00 seven quiet otters", SignInReason.PASSWORD_NOT_TEXT},
                new Object[] {" ".repeat(30), SignInReason.PASSWORD_COMMON});
    }

    @ParameterizedTest
    @MethodSource("passwordsThatAreRefused")
    void aPasswordThatMayNotBeSetIsRefusedByName(String password, Reason why, Hashes hashes) {
        int before = hashes.count();

        assertThat(reason(front.register(link, office.codeWord(), password))).isEqualTo(why);
        assertThat(hashes.count()).isEqualTo(before);
    }

    @Test
    void aRefusedPasswordCostsNoTryAtTheCodeWord() {
        for (int i = 0; i < 12; i++) {
            front.register(link, office.codeWord(), "x");
        }

        assertThat(front.register(link, office.codeWord(), PASSWORD).refusal()).isEmpty();
    }

    @Test
    void blanksAndEveryCharacterAreKept(Roster roster) {
        String password = "  sieben leise Otter \u65e5\u672c \ud83e\udda6  ";
        front.register(link, office.codeWord(), password).orThrow();

        assertThat(front.signIn(BEN, password).refusal()).isEmpty();
        assertThat(reason(front.signIn(BEN, password.strip()))).isEqualTo(SignInReason.REFUSED);
    }

    @Test
    void composedAndDecomposedLettersAreOnePassword() {
        front.register(link, office.codeWord(), "sieben st\u00f6rrische Esel").orThrow();

        assertThat(front.signIn(BEN, "sieben sto\u0308rrische Esel").refusal()).isEmpty();
    }

    @Test
    @Tag("L4")
    void aSignInWithNonsenseSaysNothingOfTheAccount() {
        front.register(link, office.codeWord(), PASSWORD).orThrow();
        for (String nonsense : List.of("", "x", " ", "\u0000", "x".repeat(256))) {
            assertThat(front.signIn(BEN, nonsense).refusal())
                    .isEqualTo(front.signIn("nobody@weiss.example", nonsense).refusal());
        }
        for (String nonsense : List.of("x".repeat(100_000), "\ud83d")) {
            assertThat(front.signIn(BEN, nonsense).refusal())
                    .isEqualTo(front.signIn("nobody@weiss.example", nonsense).refusal());
        }
    }

    @Test
    @Tag("L3")
    void aDeviceTokenThatIsNotTheUsersIsNoDevice(Roster roster) {
        roster.operations()
                .importUser(
                        office.organization(),
                        UserImport.of("cleo@weiss.example", STAFF)
                                .withPasswordHash(
                                        CountingHasher.create().hash(PASSWORD).text()))
                .orThrow();
        front.register(link, office.codeWord(), PASSWORD).orThrow();
        String cleos = front.signIn("cleo@weiss.example", PASSWORD)
                .orThrow()
                .done()
                .device()
                .orElseThrow()
                .reveal();
        for (int i = 0; i < 5; i++) {
            front.signIn(BEN, "wrong wrong wrong wrong");
        }

        assertThat(reason(front.signIn(BEN, PASSWORD, cleos))).isEqualTo(SignInReason.REFUSED);
        assertThat(reason(front.signIn(BEN, PASSWORD, cleos + cleos))).isEqualTo(SignInReason.REFUSED);
        assertThat(reason(front.signIn(BEN, PASSWORD, ""))).isEqualTo(SignInReason.REFUSED);
    }

    @Test
    @Tag("L1")
    @Tag("L3")
    void aDeviceThatSpentItsTriesGetsNewOnesWithTheNextSuccess() {
        String spent = front.register(link, office.codeWord(), PASSWORD)
                .orThrow()
                .done()
                .signedIn()
                .orElseThrow()
                .device()
                .orElseThrow()
                .reveal();
        for (int i = 0; i < 3; i++) {
            front.signIn(BEN, "wrong wrong wrong wrong", spent);
        }

        String fresh = front.signIn(BEN, PASSWORD, spent)
                .orThrow()
                .done()
                .device()
                .orElseThrow()
                .reveal();
        assertThat(fresh).isNotEqualTo(spent);
        for (int i = 0; i < 5; i++) {
            front.signIn(BEN, "wrong wrong wrong wrong");
        }
        assertThat(front.signIn(BEN, PASSWORD, fresh).refusal()).isEmpty();
        assertThat(reason(front.signIn(BEN, PASSWORD, spent))).isEqualTo(SignInReason.REFUSED);
    }

    private static Reason reason(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}
