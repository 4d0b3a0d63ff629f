package io.rosterkit.acceptance.user;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.OnlyInMemory;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lifecycle.ExpiryReport;
import io.rosterkit.lifecycle.InactivityPolicy;
import io.rosterkit.lifecycle.OpenDeactivation;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.notice.Languages;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From when on a user counts as inactive, and what ends a warning. */
@RosterTest
@OnlyInMemory
@Tag("X2")
class InactivityCasesTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ExpiryReport NOTHING = new ExpiryReport(0, 0, 0, 0, 0, 0);
    private static final ExpiryReport WARNED = new ExpiryReport(0, 0, 1, 0, 0, 0);
    private static final ExpiryReport DEACTIVATED = new ExpiryReport(0, 0, 0, 1, 0, 0);

    private Storage storage;
    private Kit kit;
    private MovableClock clock;
    private Office office;
    private UserId ben;
    private String address;

    @BeforeEach
    void open(Storage given, MovableClock movable) {
        storage = given;
        clock = movable;
        kit = under(InactivityPolicy.after(days(30)).warnedBefore(days(10)));
        office = kit.offices().open();
        ben = office.join("ben").user();
        address = office.desk().users().get(ben).orThrow().contact().address().original();
    }

    @Test
    void byDefaultNobodyIsDeactivatedHoweverLongTheyDoNotSignIn() {
        Kit off = Kit.of(storage, clock, StandardProfile.of("Example"));
        clock.move(days(3_650));

        assertThat(off.roster().operations().expire(10)).isEqualTo(NOTHING);
    }

    @Test
    void nobodyIsDeactivatedWithoutAWarningEvenIfTheJobDidNotRunForMonths() {
        assertThat(after(days(300))).isEqualTo(WARNED);

        assertThat(kit.mail().to(address).latest().text())
                .contains(Languages.time(clock.instant().plus(days(10)), Locale.ENGLISH, ZoneName.of(ZoneOffset.UTC)));
        assertThat(after(days(9).plus(HOUR.multipliedBy(23)))).isEqualTo(NOTHING);
        assertThat(after(HOUR)).isEqualTo(DEACTIVATED);
    }

    @Test
    void aUserWhomNoRunDeactivatedForTwoDaysAfterTheTimeOfTheWarningIsWarnedAnew() {
        assertThat(after(days(21))).isEqualTo(WARNED);
        assertThat(kit.mail().to(address).count()).isEqualTo(1);

        assertThat(after(days(12))).isEqualTo(WARNED);
        assertThat(kit.mail().to(address).count()).isEqualTo(2);
        assertThat(after(days(10).minus(HOUR))).isEqualTo(NOTHING);
        assertThat(after(HOUR)).isEqualTo(DEACTIVATED);
    }

    @Test
    void aSignInEndsTheWarningAndALaterInactivityIsWarnedAnew() {
        assertThat(after(days(21))).isEqualTo(WARNED);
        assertThat(kit.mail().to(address).count()).isEqualTo(1);
        clock.move(days(9));
        signIn();

        assertThat(after(days(10))).isEqualTo(NOTHING);
        assertThat(after(days(11))).isEqualTo(WARNED);
        assertThat(kit.mail().to(address).count()).isEqualTo(2);
        assertThat(after(days(10))).isEqualTo(DEACTIVATED);
    }

    @Test
    void aWarningThatWaitsWhileTheUserSignsInIsNotSent() {
        assertThat(after(days(21))).isEqualTo(WARNED);
        signIn();

        assertThat(kit.mail().to(address).count()).isZero();
    }

    @Test
    void ofTwoWarningsThatWaitTheLaterOneIsSentAndNoneToAUserWhoCannotSignInAnyMore() {
        assertThat(after(days(21))).isEqualTo(WARNED);
        assertThat(after(days(12))).isEqualTo(WARNED);
        assertThat(kit.mail().to(address).mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains(Languages.time(
                                clock.instant().plus(days(10)), Locale.ENGLISH, ZoneName.of(ZoneOffset.UTC))));

        assertThat(after(days(12))).isEqualTo(WARNED);
        office.desk().users().deactivate(ben).orThrow();
        assertThat(kit.mail().to(address).count()).isEqualTo(1);
    }

    /** The second sign-in is not written. */
    @Test
    void aSignInThatIsNotWrittenCountsAllTheSame() {
        signIn();
        clock.move(HOUR.minusMinutes(1));
        signIn();
        Instant last = clock.instant();

        clock.moveTo(last.plus(days(20)).minusSeconds(1));
        assertThat(after(Duration.ZERO)).isEqualTo(NOTHING);
        clock.move(days(10));
        assertThat(after(Duration.ZERO)).isEqualTo(WARNED);
        assertThat(after(days(10))).isEqualTo(DEACTIVATED);
    }

    @Test
    void whoNeverSignedInCountsFromTheImport() {
        clock.move(days(15));
        signIn();
        UserId cleo = kit.roster()
                .operations()
                .importUser(
                        office.organization(),
                        UserImport.of("cleo@weiss.example", STAFF).verified())
                .orThrow()
                .user();

        clock.move(days(15));
        signIn();
        assertThat(after(days(4))).isEqualTo(NOTHING);
        assertThat(after(days(1))).isEqualTo(WARNED);
        assertThat(after(days(10))).isEqualTo(DEACTIVATED);
        assertThat(status(cleo)).isEqualTo(UserStatus.DEACTIVATED);
    }

    @Test
    void aReactivatedUserStartsAnew() {
        after(days(21));
        assertThat(after(days(10))).isEqualTo(DEACTIVATED);
        clock.move(days(100));
        office.desk().users().reactivate(ben).orThrow();

        assertThat(after(days(19))).isEqualTo(NOTHING);
        assertThat(after(days(1))).isEqualTo(WARNED);
        assertThat(after(days(10))).isEqualTo(DEACTIVATED);
    }

    @Test
    void aWarningIsOverForWhoCouldNotSignInMeanwhile() {
        after(days(21));
        office.desk().users().deactivate(ben).orThrow();
        assertThat(after(days(15))).isEqualTo(NOTHING);
        office.desk().users().reactivate(ben).orThrow();
        assertThat(after(days(10))).isEqualTo(NOTHING);
        assertThat(after(days(10))).isEqualTo(WARNED);

        office.desk().users().lock(ben).orThrow();
        assertThat(after(days(15))).isEqualTo(NOTHING);
        office.desk().users().unlock(ben).orThrow();
        assertThat(after(days(10))).isEqualTo(NOTHING);
        assertThat(after(days(10))).isEqualTo(WARNED);

        limit(ValidityDraft.always().until(clock.instant().plus(DAY)));
        assertThat(after(days(15))).isEqualTo(new ExpiryReport(0, 0, 0, 0, 0, 0));
        limit(ValidityDraft.always());
        assertThat(after(days(10))).isEqualTo(NOTHING);
    }

    @Test
    void whoStartsLaterCountsFromTheStart() {
        limit(ValidityDraft.always().from(clock.instant().plus(days(50))));

        assertThat(after(days(69))).isEqualTo(NOTHING);
        assertThat(after(days(1))).isEqualTo(WARNED);
    }

    @Test
    void whoeverGetsNoMailIsDeactivatedNoEarlier() {
        kit.faults().nextMail(new Receipt.Rejected("mailbox-unknown", false));
        assertThat(after(days(21))).isEqualTo(WARNED);
        assertThat(kit.mail().to(address).count()).isZero();
        kit.roster()
                .operations()
                .importUser(office.organization(), UserImport.of("cleo@weiss.example", STAFF))
                .orThrow();
        assertThat(after(days(9))).isEqualTo(NOTHING);
        assertThat(after(days(1))).isEqualTo(DEACTIVATED);

        assertThat(after(days(10))).isEqualTo(WARNED);
        assertThat(kit.mail().to("cleo@weiss.example").count()).isZero();
        assertThat(after(days(9))).isEqualTo(NOTHING);
        assertThat(after(days(1))).isEqualTo(DEACTIVATED);
    }

    @Test
    void nobodyOfAClosedOrganizationIsWarnedOrDeactivated() {
        assertThat(after(days(21))).isEqualTo(WARNED);
        kit.roster().operations().close(office.organization()).orThrow();

        clock.move(days(20));
        assertThat(kit.roster().operations().expire(10)).isEqualTo(NOTHING);
        assertThat(kit.mail().to(address).count()).isZero();
    }

    @Test
    void anotherPolicyHoldsFromTheNextRunOnAndNobodyIsDeactivatedThatItDoesNotMean() {
        assertThat(after(days(21))).isEqualTo(WARNED);
        Kit off = Kit.of(storage, clock, StandardProfile.of("Example"));
        Kit longer = under(InactivityPolicy.after(days(60)).warnedBefore(days(10)));
        assertThat(off.mail().to(address).count()).isEqualTo(1);
        clock.move(days(10));
        office.session();

        assertThat(off.roster().operations().expire(10)).isEqualTo(NOTHING);
        assertThat(longer.roster().operations().expire(10)).isEqualTo(NOTHING);
        clock.move(days(20));
        office.session();
        assertThat(longer.roster().operations().expire(10)).isEqualTo(WARNED);
        assertThat(status(ben)).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void aWarningDeactivatesNoEarlierThanAPolicyThatBecameLonger() {
        assertThat(after(days(21))).isEqualTo(WARNED);
        kit = under(InactivityPolicy.after(days(35)).warnedBefore(days(10)));

        assertThat(after(days(10))).as("warned anew on day 31").isEqualTo(WARNED);
        assertThat(status(ben)).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void aRoleThatIsGivenMeanwhileIsNoSignIn() {
        clock.move(days(15));
        Session owner = office.session();
        kit.roster()
                .as(owner)
                .users()
                .changeRoles(ben, Set.of(OFFICE_ADMINISTRATOR))
                .orThrow();

        assertThat(after(days(6))).isEqualTo(WARNED);
    }

    @Test
    @Tag("M6")
    void supportVerifiesTheDeactivationAsThatOfAnAdministrator() {
        kit = under(DeactivationPolicy.standard()
                .inactivity(InactivityPolicy.after(days(30)).warnedBefore(days(10)))
                .verification(DeactivationVerification.BEFORE));
        after(days(21));
        assertThat(after(days(10))).isEqualTo(DEACTIVATED);
        OpenDeactivation open = office.support()
                .lifecycle()
                .openDeactivations(PageRequest.first(10))
                .orThrow()
                .items()
                .get(0);
        assertThat(open.user()).isEqualTo(ben);

        office.support().lifecycle().rejectDeactivation(ben, open.request()).orThrow();

        assertThat(status(ben)).isEqualTo(UserStatus.ACTIVE);
        assertThat(after(days(19))).isEqualTo(NOTHING);
        assertThat(after(days(1))).isEqualTo(WARNED);
    }

    @Test
    @Tag("L8")
    void whoBecomesTheLastHolderAfterTheWarningStays() {
        UserId anna = office.session().user();
        UserId cleo = office.join("cleo", OWNER).user();
        signIn();
        clock.move(days(21));
        signIn();

        assertThat(kit.roster().operations().expire(10)).isEqualTo(new ExpiryReport(0, 0, 2, 0, 0, 0));
        clock.move(days(10));
        signIn();
        assertThat(kit.roster().operations().expire(10)).isEqualTo(new ExpiryReport(0, 0, 0, 1, 1, 0));
        assertThat(status(anna) == UserStatus.ACTIVE).isNotEqualTo(status(cleo) == UserStatus.ACTIVE);
    }

    private static Duration days(int count) {
        return Duration.ofDays(count);
    }

    private Kit under(InactivityPolicy policy) {
        return under(DeactivationPolicy.standard().inactivity(policy));
    }

    private Kit under(DeactivationPolicy policy) {
        return Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example").deactivation(policy).build());
    }

    /** What a run does so much later; the owner signs in before. */
    private ExpiryReport after(Duration time) {
        clock.move(time);
        office.session();
        return kit.roster().operations().expire(10);
    }

    private void signIn() {
        kit.roster().operations().signInExternally(office.organization(), ben).orThrow();
    }

    private void limit(ValidityDraft validity) {
        office.desk().assignments().limit(ben, validity).orThrow();
    }

    private UserStatus status(UserId user) {
        return office.support().users().get(user).orThrow().status().state();
    }
}
