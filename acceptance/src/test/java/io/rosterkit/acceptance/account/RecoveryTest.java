package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.BEN;
import static io.rosterkit.acceptance.account.Home.HERE;
import static io.rosterkit.acceptance.account.Home.OTHER;
import static io.rosterkit.acceptance.account.Home.PASSWORD;
import static io.rosterkit.model.invitation.InvitationReason.CODE_WORD_WRONG;
import static io.rosterkit.model.signin.SignInReason.ORGANIZATION_NEEDED;
import static io.rosterkit.model.signin.SignInReason.PASSWORD_SAME;
import static io.rosterkit.model.verification.VerificationReason.LINK_OVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RosterTest
@Tag("T7")
class RecoveryTest {

    private Home home;

    @BeforeEach
    void register(Kit kit) {
        home = Home.of(kit);
    }

    @EveryStorage
    @Test
    @Tag("V7")
    void setsANewPasswordAndSignsNobodyIn() {
        SignedIn before = home.signIn(PASSWORD);

        home.front().resetPassword(home.recoveryLink(), home.word(), OTHER).orThrow();

        assertThat(home.good(before)).isFalse();
        assertThat(home.good(home.signedIn())).isFalse();
        assertThat(home.office().journal("session.begin")).hasSize(3);
        assertThat(home.front().signIn(BEN, PASSWORD).refusal()).isPresent();
        assertThat(home.good(home.signIn(OTHER))).isTrue();
    }

    @Test
    @Tag("V7")
    void tellsTheOwnerAndTheJournal(Kit kit) {
        home.front().resetPassword(home.recoveryLink(), home.word(), OTHER).orThrow();

        assertThat(kit.mail().to(BEN).latest().text()).doesNotContain("https://");
        assertThat(kit.mail().to(BEN).count()).isEqualTo(3);
        assertThat(home.office().journal("user.recover")).hasSize(1);
        assertThat(home.office()
                        .desk()
                        .journal()
                        .verify(home.signedIn().session().user())
                        .orThrow()
                        .complete())
                .isTrue();
    }

    @Test
    @Tag("L5")
    void forgetsTheDevicesToo() {
        String device = home.signIn(PASSWORD).device().orElseThrow().reveal();
        home.front().resetPassword(home.recoveryLink(), home.word(), OTHER).orThrow();

        for (int i = 0; i < 5; i++) {
            home.front().signIn(BEN, PASSWORD);
        }

        assertThat(home.front().signIn(BEN, OTHER, device).refusal()).isPresent();
    }

    @Test
    @Tag("V7")
    void noMailGoesOutWhoseLinkIsDeadAlready(Kit kit) {
        int before = kit.mail().to(BEN).count();
        home.front().recover(BEN).orThrow();

        home.office()
                .desk()
                .users()
                .endSessions(home.signedIn().session().user())
                .orThrow();

        assertThat(kit.mail().to(BEN).count()).isEqualTo(before);
    }

    @Test
    void needsTheOrganization(Kit kit) {
        assertThat(kit.roster().front(HERE).recover(BEN).refusal()).contains(Refusal.of(ORGANIZATION_NEEDED));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("V5")
    @Tag("V7")
    void goesToNobodyWhoMayNotHaveIt(Unfit unfit, Storage storage, MovableClock clock, Kit kit) {
        CountedStorage counted = new CountedStorage(storage);
        Kit other = Kit.of(counted, clock, StandardProfile.of("Example"));
        OrganizationId here = home.office().organization();
        List<String> cost = counted.during(() -> ask(other, here, BEN));
        String link = home.recoveryLink();
        int mails = kit.mail().to(BEN).count();
        home.force(storage, unfit::change);

        assertThat(counted.during(() -> ask(other, here, BEN))).isEqualTo(cost);

        assertThat(kit.mail().to(BEN).count()).isEqualTo(mails);
        assertThat(home.refusals("recovery.ask")).containsExactlyInAnyOrder("", "", unfit.why);
        if (unfit != Unfit.UNVERIFIED) {
            assertOver(link);
        }
    }

    private enum Unfit {
        UNVERIFIED("user.wrong_state"),
        DEACTIVATED("access.user_not_active"),
        LOCKED("access.user_locked");

        private final String why;

        Unfit(String why) {
            this.why = why;
        }

        User change(User user) {
            User.Contact contact = user.contact();
            User.Contact unverified = contact.withAddress(contact.address(), false);
            Lock lock = new Lock(Lock.Kind.ADMINISTRATOR, Instant.EPOCH, Optional.empty());
            return switch (this) {
                case UNVERIFIED -> user.withContact(unverified, user.security(), user.revision());
                case DEACTIVATED ->
                    user.withStatus(user.status().with(UserStatus.DEACTIVATED), user.security(), user.revision());
                case LOCKED -> user.withStatus(user.status().with(Optional.of(lock)), user.security(), user.revision());
            };
        }
    }

    private static void ask(Kit kit, OrganizationId organization, String address) {
        kit.roster().front(organization, HERE).recover(address).orThrow();
    }

    @EveryStorage
    @Test
    @Tag("L7")
    void isBudgetedBySourceThoughTheAnswerIsAlwaysTheSame() {
        Outcome<?> last = Outcome.done("");
        for (int i = 0; i < 31; i++) {
            last = home.front().recover("eva" + i + "@weiss.example");
        }

        assertThat(last.refusal()).contains(Refusal.of(LockoutReason.SOURCE_OVER_BUDGET));
    }

    @Test
    void sendsNoMoreMailsThanAMailboxMayGet(Kit kit) {
        for (int i = 0; i < 6; i++) {
            home.front().recover(BEN).orThrow();
        }

        assertThat(kit.mail().to(BEN).count()).isEqualTo(1 + 3);
    }

    @Test
    @Tag("L1")
    void getsTheSameLinkForAWhileAndThenAnotherThatKillsIt(MovableClock clock) {
        String first = home.recoveryLink();
        clock.move(Duration.ofMinutes(4));
        assertThat(home.recoveryLink()).isEqualTo(first);
        clock.move(Duration.ofMinutes(1));
        String second = home.recoveryLink();

        assertThat(second).isNotEqualTo(first);
        assertOver(first);
        assertThat(home.front().resetPassword(second, home.word(), OTHER).refusal())
                .isEmpty();
    }

    @Test
    void isOverAfterItsTimeAndAfterItsUse(MovableClock clock) {
        String first = home.recoveryLink();
        clock.move(Duration.ofHours(1));
        assertOver(first);
        String second = home.recoveryLink();
        home.front().resetPassword(second, home.word(), OTHER).orThrow();

        assertOver(second);
    }

    @Test
    void isOverWhenThePasswordWasChangedMeanwhile() {
        String link = home.recoveryLink();
        home.desk().account().changePassword(PASSWORD, OTHER).orThrow();

        assertOver(link);
    }

    @Test
    void isOfNoUseForAnythingElseNorElsewhere(Kit kit) {
        String link = home.recoveryLink();

        assertThat(home.front().confirmAddress(link).refusal())
                .contains(Refusal.of(VerificationReason.LINK_ELSEWHERE).with("page", "recover"));
        assertThat(home.front().look(link).refusal())
                .contains(Refusal.of(InvitationReason.LINK_ELSEWHERE).with("page", "recover"));
        assertThat(home.front()
                        .resetPassword("https://app.example.org/recover#" + "A".repeat(74), home.word(), OTHER)
                        .refusal())
                .contains(Refusal.of(VerificationReason.LINK_UNKNOWN));
        assertThat(kit.roster()
                        .front(kit.offices().open().organization(), HERE)
                        .resetPassword(link, home.word(), OTHER)
                        .refusal())
                .contains(Refusal.of(VerificationReason.LINK_UNKNOWN));
    }

    @EveryStorage
    @Test
    @Tag("N5")
    void asksForTheCodeWordAndCountsWrongOnes() {
        String link = home.recoveryLink();
        for (int i = 0; i < 4; i++) {
            assertThat(home.front().resetPassword(link, "BBBBB-22222", OTHER).refusal())
                    .contains(Refusal.of(CODE_WORD_WRONG).at("codeWord"));
        }

        assertThat(home.front().resetPassword(link, home.word(), OTHER).refusal())
                .contains(Refusal.of(CODE_WORD_WRONG).at("codeWord"));
        assertThat(home.refusals("user.recover"))
                .containsExactly(
                        "invitation.code_word_wrong",
                        "invitation.code_word_wrong",
                        "invitation.code_word_wrong",
                        "invitation.code_word_wrong",
                        "signin.locked");
        assertThat(home.office().journal("user.locked-by-attempts"))
                .as("signing in is not locked by it")
                .isEmpty();
    }

    @Test
    @Tag("N5")
    void takesNoWordOfAPracticeThatIsNotTheUsers() {
        PracticeId other =
                home.office().desk().practices().open("Left wing").orThrow().practice();
        String word = home.office()
                .desk()
                .practices()
                .showCodeWord(other)
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();

        assertThat(home.front().resetPassword(home.recoveryLink(), word, OTHER).refusal())
                .contains(Refusal.of(CODE_WORD_WRONG).at("codeWord"));
    }

    @Test
    void asksForNoCodeWordWhereThePolicyDoesNot(Storage storage, MovableClock clock) {
        Home free = Home.of(Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .registration(RegistrationPolicy.standard().codeWord(false))
                        .build()));

        free.front().resetPassword(free.recoveryLink(), "", OTHER).orThrow();

        assertThat(free.good(free.signIn(OTHER))).isTrue();
    }

    @Test
    void isNotThePasswordThatWasThere() {
        String link = home.recoveryLink();
        for (int i = 0; i < 8; i++) {
            assertThat(home.front().resetPassword(link, home.word(), PASSWORD).refusal())
                    .contains(Refusal.of(PASSWORD_SAME));
        }

        assertThat(home.front().resetPassword(link, home.word(), OTHER).refusal())
                .isEmpty();
    }

    @Test
    @Tag("L1")
    void letsTheOwnerInAgainWhomGuessesKeptOut() {
        for (int i = 0; i < 5; i++) {
            home.front().signIn(BEN, "wrong wrong wrong");
        }
        assertThat(home.front().signIn(BEN, PASSWORD).refusal()).isPresent();

        home.front().resetPassword(home.recoveryLink(), home.word(), OTHER).orThrow();

        assertThat(home.good(home.signIn(OTHER))).isTrue();
        assertThat(home.office()
                        .desk()
                        .users()
                        .get(home.signedIn().session().user())
                        .orThrow()
                        .status()
                        .lock())
                .isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("L6")
    void liftsNoLockThatOnlyAnAdministratorLifts(MovableClock clock) {
        for (int i = 0; i < 20; i++) {
            if (i % 5 == 0) {
                clock.move(Duration.ofHours(2));
            }
            home.front().signIn(BEN, "wrong wrong wrong");
        }

        home.front().resetPassword(home.recoveryLink(), home.word(), OTHER).orThrow();

        assertThat(home.front().signIn(BEN, OTHER).refusal()).isPresent();
        assertThat(home.office()
                        .desk()
                        .users()
                        .get(home.signedIn().session().user())
                        .orThrow()
                        .status()
                        .lock())
                .isPresent();
    }

    @Test
    @Tag("L1")
    void leavesTheMailsOfTheMailboxFreeAgainAfterItWasUsed(Kit kit) {
        home.front().recover(BEN).orThrow();
        home.front().recover(BEN).orThrow();
        home.front().resetPassword(home.recoveryLink(), home.word(), OTHER).orThrow();
        int before = kit.mail().to(BEN).count();

        home.front().recover(BEN).orThrow();

        assertThat(kit.mail().to(BEN).count()).isEqualTo(before + 1);
    }

    @EveryStorage
    @Test
    @Tag("L2")
    void worksOnceHoweverManyUseTheLinkAtOnce() throws Exception {
        String link = home.recoveryLink();
        String word = home.word();
        int callers = 4;
        CyclicBarrier barrier = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                String password = OTHER + i;
                done.add(threads.submit(() -> {
                    barrier.await();
                    return home.front()
                            .resetPassword(link, word, password)
                            .refusal()
                            .isEmpty();
                }));
            }
            int successes = 0;
            for (Future<Boolean> one : done) {
                successes += one.get() ? 1 : 0;
            }
            assertThat(successes).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(home.refusals("user.recover").stream().filter(String::isEmpty))
                .hasSize(1);
    }

    @Test
    @Tag("G6")
    void theSameRequestAgainCostsNoMailOfTheMailbox(Kit kit) {
        for (int i = 0; i < 5; i++) {
            home.front().once("req-1").recover(BEN).orThrow();
        }
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1 + 1);

        for (int i = 0; i < 6; i++) {
            home.front().recover(BEN).orThrow();
        }

        assertThat(kit.mail().to(BEN).count()).isEqualTo(1 + 3);
    }

    private void assertOver(String link) {
        assertThat(home.front().resetPassword(link, home.word(), OTHER).refusal())
                .contains(Refusal.of(LINK_OVER));
    }
}
