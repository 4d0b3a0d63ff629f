package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.BEN;
import static io.rosterkit.acceptance.account.Home.OTHER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.account.Account;
import io.rosterkit.account.WaitingInvitation;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("M3")
class WaitingTest {

    private Home home;
    private Account account;
    private Office elsewhere;
    private InvitationId invitation;

    @BeforeEach
    void invite(Kit kit) {
        home = Home.of(kit);
        account = home.desk().account();
        elsewhere = kit.offices().open("Practice elsewhere");
        invitation = elsewhere.desk().invitations().invite(BEN, STAFF).orThrow().invitation();
    }

    @Test
    void isShownToTheOwnerOfTheMailboxOnly(Kit kit) {
        SignedIn eva = Home.join(kit, home.office(), "eva@weiss.example", OTHER);

        assertThat(account.waiting().orThrow())
                .extracting(
                        WaitingInvitation::organization,
                        WaitingInvitation::invitation,
                        waiting -> waiting.organizationName().text())
                .containsExactly(tuple(elsewhere.organization(), invitation, "Practice elsewhere"));
        assertThat(home.desk(eva.session()).account().waiting().orThrow()).isEmpty();
        assertThat(home.desk(eva.session())
                        .account()
                        .accept(elsewhere.organization(), invitation, elsewhere.codeWord(), OTHER)
                        .refusal())
                .contains(Refusal.of(InvitationReason.LINK_UNKNOWN));
    }

    @Test
    void isAcceptedAsASeparateUser() {
        SignedIn there = account.accept(elsewhere.organization(), invitation, elsewhere.codeWord(), OTHER)
                .orThrow()
                .done()
                .signedIn()
                .orElseThrow();

        assertThat(there.session().organization()).isEqualTo(elsewhere.organization());
        assertThat(there.session().user())
                .isNotEqualTo(home.signedIn().session().user());
        assertThat(home.good(there)).isTrue();
        assertThat(home.good(home.signedIn())).isTrue();
        assertThat(account.waiting().orThrow()).isEmpty();
    }

    @Test
    void needsTheCodeWordOfTheOtherOrganization() {
        assertThat(account.accept(elsewhere.organization(), invitation, home.word(), OTHER)
                        .refusal())
                .contains(Refusal.of(InvitationReason.CODE_WORD_WRONG).at("codeWord"));
    }

    @Test
    void isGoneWhenItIsWithdrawnOrOver(MovableClock clock) {
        elsewhere.desk().invitations().withdraw(invitation).orThrow();

        assertThat(account.waiting().orThrow()).isEmpty();
        assertThat(account.accept(elsewhere.organization(), invitation, elsewhere.codeWord(), OTHER)
                        .refusal())
                .contains(Refusal.of(InvitationReason.WITHDRAWN));

        elsewhere.desk().invitations().invite(BEN, STAFF).orThrow();
        clock.move(Duration.ofDays(400));
        assertThat(home.desk(home.signIn(Home.PASSWORD).session())
                        .account()
                        .waiting()
                        .orThrow())
                .isEmpty();
    }

    @Test
    @Tag("L7")
    void isBudgetedBySource(Kit kit) {
        assertThat(kit.roster()
                        .as(home.signedIn().session())
                        .account()
                        .accept(elsewhere.organization(), invitation, elsewhere.codeWord(), OTHER)
                        .refusal())
                .contains(Refusal.of(LockoutReason.CLIENT_KEY_MISSING));
    }

    @Test
    void isFoundUnderNoOtherOrganization() {
        assertThat(account.accept(home.office().organization(), invitation, home.word(), OTHER)
                        .refusal())
                .contains(Refusal.of(InvitationReason.LINK_UNKNOWN));
    }
}
