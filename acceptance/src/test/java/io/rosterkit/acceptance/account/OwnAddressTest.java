package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.BEN;
import static io.rosterkit.acceptance.account.Home.OTHER;
import static io.rosterkit.acceptance.account.Home.PASSWORD;
import static io.rosterkit.model.invitation.InvitationReason.ALREADY_INVITED;
import static io.rosterkit.model.signin.SignInReason.STEP_UP_REFUSED;
import static io.rosterkit.model.user.UserReason.ADDRESS_OWN;
import static io.rosterkit.model.user.UserReason.ADDRESS_TAKEN;
import static io.rosterkit.model.verification.VerificationReason.LINK_OVER;
import static io.rosterkit.model.verification.VerificationReason.MAILED_TOO_OFTEN;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.account.Account;
import io.rosterkit.account.AddressChangeRequested;
import io.rosterkit.model.UserId;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("V5")
class OwnAddressTest {

    private static final String NEW = "benjamin@weiss.example";

    private Home home;
    private Account account;

    @BeforeEach
    void register(Kit kit) {
        home = Home.of(kit);
        account = home.desk().account();
    }

    @Test
    void changesOnlyWhenTheNewMailboxAnswers(Kit kit) {
        account.changeAddress(NEW, PASSWORD).orThrow();
        String link = kit.mail().to(NEW).link();
        assertThat(ben().contact().address().original()).isEqualTo(BEN);
        assertThat(home.front().signIn(NEW, PASSWORD).refusal()).isPresent();

        home.front().confirmAddress(link).orThrow();

        assertThat(ben().contact().address().original()).isEqualTo(NEW);
        assertThat(ben().contact().verified()).isTrue();
        assertThat(home.good(home.signedIn())).isFalse();
        assertThat(home.front().signIn(NEW, PASSWORD).refusal()).isEmpty();
        assertThat(home.front().signIn(BEN, PASSWORD).refusal()).isPresent();
        assertThat(kit.mail().to(BEN).count()).isEqualTo(2);
        assertThat(home.front().confirmAddress(link).refusal()).contains(Refusal.of(LINK_OVER));
        assertThat(home.office().desk().journal().verify(ben().id()).orThrow().complete())
                .isTrue();
    }

    @Test
    void needsThePassword(Kit kit) {
        assertThat(account.changeAddress(NEW, "wrong wrong wrong").refusal()).contains(Refusal.of(STEP_UP_REFUSED));
        assertThat(kit.mail().to(NEW).count()).isZero();
    }

    @Test
    void isNotThatOfAnotherUserThenOrLater(Kit kit) {
        account.changeAddress(NEW, PASSWORD).orThrow();
        String link = kit.mail().to(NEW).link();
        Home.join(kit, home.office(), NEW, OTHER);
        Refusal taken = Refusal.of(ADDRESS_TAKEN).at("address");

        assertThat(account.changeAddress(NEW, PASSWORD).refusal()).contains(taken);
        assertThat(home.front().confirmAddress(link).refusal()).contains(taken);
        assertThat(ben().contact().address().original()).isEqualTo(BEN);
        assertThat(home.good(home.signedIn())).isTrue();
    }

    @Test
    void livesForAnHourAndUntilTheNext(Kit kit, MovableClock clock) {
        account.changeAddress(NEW, PASSWORD).orThrow();
        String first = kit.mail().to(NEW).link();
        account.changeAddress("b@weiss.example", PASSWORD).orThrow();
        String second = kit.mail().to("b@weiss.example").link();

        assertThat(home.front().confirmAddress(first).refusal()).contains(Refusal.of(LINK_OVER));
        clock.move(Duration.ofHours(1));
        assertThat(home.front().confirmAddress(second).refusal()).contains(Refusal.of(LINK_OVER));
        assertThat(ben().contact().address().original()).isEqualTo(BEN);
    }

    @Test
    @Tag("V7")
    void isOverAfterARecovery(Kit kit) {
        account.changeAddress(NEW, PASSWORD).orThrow();
        String link = kit.mail().to(NEW).link();
        home.front().resetPassword(home.recoveryLink(), home.word(), OTHER).orThrow();

        assertThat(home.front().confirmAddress(link).refusal()).contains(Refusal.of(LINK_OVER));
    }

    @EveryStorage
    @Test
    @Tag("S6")
    @Tag("V7")
    void aLinkToANewPasswordThatWasMailedToTheFormerAddressIsOver(Kit kit) {
        String recovery = home.recoveryLink();
        account.changeAddress(NEW, PASSWORD).orThrow();

        home.front().confirmAddress(kit.mail().to(NEW).link()).orThrow();

        assertThat(home.front().resetPassword(recovery, home.word(), OTHER).refusal())
                .contains(Refusal.of(LINK_OVER));
        assertThat(home.front().signIn(NEW, PASSWORD).refusal()).isEmpty();
    }

    @Test
    @Tag("S6")
    void isNotOneThatSomebodyIsInvitedWithThenOrLater(Kit kit) {
        account.changeAddress(NEW, PASSWORD).orThrow();
        String link = kit.mail().to(NEW).link();
        home.office().desk().invitations().invite(NEW, STAFF).orThrow();
        Refusal invited = Refusal.of(ALREADY_INVITED).at("address");

        assertThat(account.changeAddress(NEW, PASSWORD).refusal()).contains(invited);
        assertThat(home.front().confirmAddress(link).refusal()).contains(invited);
        assertThat(ben().contact().address().original()).isEqualTo(BEN);
    }

    @Test
    @Tag("V7")
    void thePresentOneIsConfirmedAsLongAsNobodyHasProvenIt(Kit kit) {
        UserId id = home.signedIn().session().user();
        home.office().desk().users().changeAddress(id, NEW, Offices.PASSWORD).orThrow();
        SignedIn in = (SignedIn) home.front().signIn(NEW, PASSWORD).orThrow();
        Account own = home.desk(in.session()).account();

        own.changeAddress(NEW, PASSWORD).orThrow();
        assertThat(ben().contact().verified()).isFalse();
        home.front().confirmAddress(kit.mail().to(NEW).link()).orThrow();

        assertThat(ben().contact().verified()).isTrue();
        assertThat(ben().contact().address().original()).isEqualTo(NEW);
        assertThat(home.good(in)).isTrue();
        assertThat(kit.mail().to(NEW).count()).isEqualTo(1);
        assertThat(kit.mail().to(BEN).count()).isEqualTo(2);
        assertThat(own.changeAddress(NEW, PASSWORD).refusal())
                .contains(Refusal.of(ADDRESS_OWN).at("address"));
        home.front().recover(NEW).orThrow();
        assertThat(kit.mail().to(NEW).count()).isEqualTo(2);
        assertThat(home.office().desk().journal().verify(id).orThrow().complete())
                .isTrue();
    }

    @Test
    void aProvenOneIsNotConfirmedAgain(Kit kit) {
        assertThat(account.changeAddress(BEN, PASSWORD).refusal())
                .contains(Refusal.of(ADDRESS_OWN).at("address"));
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
    }

    @Test
    @Tag("L1")
    void mailsGoOutAsLongAsTheirBudgetLasts(Kit kit, MovableClock clock) {
        for (int i = 0; i < 5; i++) {
            account.changeAddress(BEN, PASSWORD);
        }
        for (int i = 0; i < 3; i++) {
            account.changeAddress(i + NEW, PASSWORD).orThrow();
        }

        assertThat(account.changeAddress(NEW, PASSWORD).refusal())
                .contains(Refusal.of(MAILED_TOO_OFTEN).with("minutes", 60));
        assertThat(kit.mail().to(NEW).count()).isZero();
        clock.move(Duration.ofHours(1));
        account.changeAddress(NEW, PASSWORD).orThrow();
        assertThat(kit.mail().to(NEW).count()).isEqualTo(1);
    }

    @Test
    @Tag("G6")
    void theSameRequestCostsOneMailAndIsAnsweredAfterTheBudgetIsUsedUp(Kit kit) {
        Account once = home.desk().once("req-1").account();
        AddressChangeRequested first = once.changeAddress(NEW, PASSWORD).orThrow();
        kit.mail().all();
        once.changeAddress(NEW, PASSWORD).orThrow();
        for (int i = 0; i < 2; i++) {
            account.changeAddress(i + NEW, PASSWORD).orThrow();
        }

        assertThat(account.changeAddress(NEW, PASSWORD).refusal())
                .contains(Refusal.of(MAILED_TOO_OFTEN).with("minutes", 60));
        assertThat(once.changeAddress(NEW, PASSWORD)).isEqualTo(Outcome.done(first));
        assertThat(kit.mail().to(NEW).count()).isEqualTo(1);
    }

    @Test
    @Tag("L2")
    void manyAtOnceGetNoMoreMails(Kit kit) {
        List<Outcome<AddressChangeRequested>> answers =
                Barrier.together(8, number -> () -> account.changeAddress(number + NEW, PASSWORD));

        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isEmpty())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(3);
        assertThat(kit.mail().all())
                .filteredOn(mail -> mail.to().original().endsWith(NEW))
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    @Tag("L7")
    void isOverWhoeverGuessesLinks() {
        for (int i = 0; i < 30; i++) {
            home.front().confirmAddress("nothing");
        }

        assertThat(home.front().confirmAddress("nothing").refusal())
                .contains(Refusal.of(LockoutReason.SOURCE_OVER_BUDGET));
    }

    @Test
    @Tag("L3")
    void strangersWhoAskForRecoveryKeepNobodyFromIt(Kit kit) {
        for (int i = 0; i < 5; i++) {
            home.front().recover(BEN).orThrow();
        }

        account.changeAddress(NEW, PASSWORD).orThrow();
        home.front().confirmAddress(kit.mail().to(NEW).link()).orThrow();
        assertThat(ben().contact().address().original()).isEqualTo(NEW);
    }

    @Test
    @Tag("V7")
    void aFormerOneThatNobodyHasProvenIsToldNothing(Kit kit) {
        String mistyped = "bne@weiss.example";
        UserId id = home.signedIn().session().user();
        home.office()
                .desk()
                .users()
                .changeAddress(id, mistyped, Offices.PASSWORD)
                .orThrow();
        SignedIn in = (SignedIn) home.front().signIn(mistyped, PASSWORD).orThrow();

        home.desk(in.session()).account().changeAddress(NEW, PASSWORD).orThrow();
        home.front().confirmAddress(kit.mail().to(NEW).link()).orThrow();

        assertThat(ben().contact().verified()).isTrue();
        assertThat(kit.mail().to(mistyped).count()).isZero();
    }

    private UserDetails ben() {
        return home.office()
                .desk()
                .users()
                .get(home.signedIn().session().user())
                .orThrow();
    }
}
