package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.BEN;
import static io.rosterkit.acceptance.account.Home.OTHER;
import static io.rosterkit.acceptance.account.Home.PASSWORD;
import static io.rosterkit.model.invitation.InvitationReason.ALREADY_INVITED;
import static io.rosterkit.model.outcome.InputReason.REQUEST_REUSED;
import static io.rosterkit.model.signin.SignInReason.STEP_UP_REFUSED;
import static io.rosterkit.model.user.UserReason.ADDRESS_TAKEN;
import static io.rosterkit.model.user.UserReason.NOT_ONESELF;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.model.verification.VerificationReason.LINK_OVER;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.testkit.Hashes;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserReceipt;
import io.rosterkit.user.Users;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator gives a user another address. */
@RosterTest
@Tag("V5")
class AddressSetTest {

    private static final String NEW = "benjamin@weiss.example";
    private static final String ADMIN = Offices.PASSWORD;

    private Home home;
    private UserId ben;

    @BeforeEach
    void register(Kit kit) {
        home = Home.of(kit);
        ben = home.signedIn().session().user();
    }

    @EveryStorage
    @Test
    @Tag("L5")
    @Tag("G1")
    @Tag("G4")
    void tellsTheFormerMailboxEndsTheSessionsAndProvesNothing(Kit kit) {
        assertThat(users().changeAddress(ben, NEW, ADMIN).orThrow()).isEqualTo(new UserReceipt(ben, UserStatus.ACTIVE));

        assertThat(seen().contact().address().original()).isEqualTo(NEW);
        assertThat(seen().contact().verified()).isFalse();
        assertThat(home.good(home.signedIn())).isFalse();
        assertThat(home.front().signIn(NEW, PASSWORD).refusal()).isEmpty();
        assertThat(home.front().signIn(BEN, PASSWORD).refusal()).isPresent();
        assertThat(kit.mail().to(BEN).count()).isEqualTo(2);
        assertThat(kit.mail().to(BEN).latest().text()).doesNotContain(NEW).doesNotContain("https://");
        assertThat(kit.mail().to(NEW).count()).isZero();
        assertThat(home.office().journal("user.address-set")).singleElement().satisfies(entry -> {
            assertThat(entry.subject().id()).isEqualTo(ben.uuid());
            assertThat(entry.agent().id())
                    .isEqualTo(home.office().session().user().toString());
            assertThat(entry.toString()).doesNotContain("@");
        });
        assertThat(home.office().desk().journal().verify(ben).orThrow().complete())
                .isTrue();
    }

    @Test
    @Tag("V7")
    void recoveryGoesToNeitherMailbox(Kit kit) {
        users().changeAddress(ben, NEW, ADMIN).orThrow();
        int mails = kit.mail().all().size();

        home.front().recover(NEW).orThrow();
        home.front().recover(BEN).orThrow();

        assertThat(kit.mail().all()).hasSize(mails);
        assertThat(home.refusals("recovery.ask")).containsExactlyInAnyOrder("user.wrong_state", "access.not_found");
    }

    @EveryStorage
    @Test
    @Tag("V7")
    void linksThatWereMailedBeforeAreOver(Kit kit) {
        home.desk().account().changeAddress("b@weiss.example", PASSWORD).orThrow();
        String wanted = kit.mail().to("b@weiss.example").link();
        String recovery = home.recoveryLink();

        users().changeAddress(ben, NEW, ADMIN).orThrow();

        assertThat(home.front().resetPassword(recovery, home.word(), OTHER).refusal())
                .contains(Refusal.of(LINK_OVER));
        assertThat(home.front().confirmAddress(wanted).refusal()).contains(Refusal.of(LINK_OVER));
        assertThat(seen().contact().address().original()).isEqualTo(NEW);
        assertThat(home.front().signIn(NEW, PASSWORD).refusal()).isEmpty();
    }

    @Test
    @Tag("M3")
    void invitationsOfOthersDoNotWaitForAnAddressThatNobodyHasProven(Kit kit) {
        kit.offices().open().desk().invitations().invite(NEW, STAFF).orThrow();
        users().changeAddress(ben, NEW, ADMIN).orThrow();
        Session again = kit.roster()
                .operations()
                .signInExternally(home.office().organization(), ben)
                .orThrow()
                .session();

        assertThat(home.desk(again).account().waiting().orThrow()).isEmpty();
    }

    @Test
    @Tag("L1")
    @Tag("G4")
    void takesTheAdministratorsOwnPasswordAndCountsWrongOnes(Kit kit, MovableClock clock, Hashes hashes) {
        int before = hashes.count();
        for (int i = 0; i < 3; i++) {
            assertThat(users().changeAddress(ben, NEW, "wrong wrong wrong").refusal())
                    .contains(Refusal.of(STEP_UP_REFUSED));
        }

        assertThat(users().changeAddress(ben, NEW, ADMIN).refusal()).contains(Refusal.of(STEP_UP_REFUSED));
        assertThat(home.office().desk().account().reauthenticate(ADMIN).refusal())
                .contains(Refusal.of(STEP_UP_REFUSED));
        assertThat(hashes.count()).isEqualTo(before + 5);
        assertThat(seen().contact().address().original()).isEqualTo(BEN);
        assertThat(home.good(home.signedIn())).isTrue();
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
        assertThat(home.refusals("user.address-set")).hasSize(4).containsOnly("signin.step_up_refused");

        clock.move(Duration.ofMinutes(15));
        assertThat(users().changeAddress(ben, NEW, ADMIN).refusal()).isEmpty();
    }

    @Test
    void thePasswordOfTheUserIsNotThatOfTheAdministrator() {
        assertThat(users().changeAddress(ben, NEW, PASSWORD).refusal()).contains(Refusal.of(STEP_UP_REFUSED));
        assertThat(users().changeAddress(ben, NEW, "").refusal()).contains(Refusal.of(STEP_UP_REFUSED));
    }

    @Test
    void whoeverMayNotHearsSoBeforeThePasswordIsLookedAt(Kit kit, Hashes hashes) {
        int before = hashes.count();
        UserId stranger = kit.offices().open().session().user();
        Users staff = kit.roster().as(home.office().join("staff")).users();

        assertThat(List.of(
                        code(staff.changeAddress(ben, NEW, "wrong wrong wrong")),
                        code(users().changeAddress(stranger, NEW, "wrong wrong wrong")),
                        code(users().changeAddress(ben, "no address", "wrong wrong wrong"))))
                .containsExactly("access.not_permitted", "access.not_found", "contact.address_malformed");
        assertThat(hashes.count()).isEqualTo(before);
    }

    @Test
    void isForOthersOnlyAndNotForClosedOnes() {
        UserId self = home.office().session().user();
        assertThat(users().changeAddress(self, NEW, ADMIN).refusal()).contains(Refusal.of(NOT_ONESELF));
        users().deactivate(ben).orThrow();
        assertThat(users().changeAddress(ben, NEW, ADMIN).orThrow().status()).isEqualTo(UserStatus.DEACTIVATED);
        users().close(ben).orThrow();

        assertThat(users().changeAddress(ben, BEN, ADMIN).refusal())
                .contains(Refusal.of(WRONG_STATE).with("state", "closed"));
        assertThat(seen().contact().address().original()).isEqualTo(NEW);
    }

    @EveryStorage
    @Test
    @Tag("S6")
    void anAddressThatIsTakenIsRefusedAndNothingChanges(Kit kit, MovableClock clock) {
        Home.join(kit, home.office(), "eva@weiss.example", OTHER);
        home.office().desk().invitations().invite("ida@weiss.example", STAFF).orThrow();
        UserDetails before = seen();
        int mails = kit.mail().all().size();

        assertThat(users().changeAddress(ben, "EVA@weiss.example", ADMIN).refusal())
                .contains(Refusal.of(ADDRESS_TAKEN).at("address"));
        assertThat(users().changeAddress(ben, "ida@weiss.example", ADMIN).refusal())
                .contains(Refusal.of(ALREADY_INVITED).at("address"));

        assertThat(seen()).isEqualTo(before);
        assertThat(kit.mail().all()).hasSize(mails);
        clock.move(Duration.ofDays(8));
        assertThat(users().changeAddress(ben, "ida@weiss.example", ADMIN).refusal())
                .isEmpty();
    }

    @Test
    void theAddressOfTheUserChangesNothing(Kit kit) {
        UserDetails before = seen();

        users().changeAddress(ben, "Ben@weiss.example", ADMIN).orThrow();

        assertThat(seen()).isEqualTo(before);
        assertThat(home.good(home.signedIn())).isTrue();
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
    }

    @Test
    @Tag("G6")
    void theSameRequestHasOneEffectAndStillTakesThePassword(Kit kit) {
        Users once = home.office().once("req-1").users();
        UserReceipt first = once.changeAddress(ben, NEW, ADMIN).orThrow();
        users().changeAddress(ben, BEN, ADMIN).orThrow();

        assertThat(once.changeAddress(ben, NEW, ADMIN)).isEqualTo(Outcome.done(first));
        assertThat(seen().contact().address().original()).isEqualTo(BEN);
        assertThat(once.changeAddress(ben, "b@weiss.example", ADMIN).refusal())
                .contains(Refusal.of(REQUEST_REUSED).at("requestId"));
        assertThat(once.changeAddress(ben, NEW, "wrong wrong wrong").refusal()).contains(Refusal.of(STEP_UP_REFUSED));
        assertThat(home.refusals("user.address-set")).containsExactlyInAnyOrder("", "", "signin.step_up_refused");
    }

    @Test
    void aMailboxThatNobodyHasProvenIsNotTold(Kit kit) {
        users().changeAddress(ben, NEW, ADMIN).orThrow();

        users().changeAddress(ben, "b@weiss.example", ADMIN).orThrow();

        assertThat(kit.mail().to(NEW).count()).isZero();
        assertThat(kit.mail().to(BEN).count()).isEqualTo(2);
    }

    @Test
    void anOfficeAdministratorMayToo(Kit kit) {
        Users admin = kit.roster()
                .as(home.office().join("admin", OFFICE_ADMINISTRATOR))
                .users();

        assertThat(admin.changeAddress(ben, NEW, ADMIN).refusal()).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("G1")
    void ofManyWhoAreToHaveOneAddressAtOnceOneGetsIt() {
        // As many as one may prove a password at once: a fourth proof while three are under way is refused.
        List<UserId> several = List.of(
                ben, home.office().join("eva").user(), home.office().join("ida").user());

        List<Outcome<UserReceipt>> answers = Barrier.together(
                several.size(), number -> () -> users().changeAddress(several.get(number), NEW, ADMIN));

        assertThat(answers).filteredOn(answer -> answer.refusal().isEmpty()).hasSize(1);
        assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()))
                .hasSize(2)
                .containsOnly(Refusal.of(ADDRESS_TAKEN).at("address"));
    }

    private Users users() {
        return home.office().desk().users();
    }

    private UserDetails seen() {
        return users().get(ben).orThrow();
    }

    private static String code(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().code();
    }
}
