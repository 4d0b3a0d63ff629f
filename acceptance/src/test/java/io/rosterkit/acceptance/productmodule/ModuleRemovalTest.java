package io.rosterkit.acceptance.productmodule;

import static io.rosterkit.acceptance.productmodule.Clinic.BILLING;
import static io.rosterkit.acceptance.productmodule.Clinic.BOOK;
import static io.rosterkit.acceptance.productmodule.Clinic.CHART;
import static io.rosterkit.acceptance.productmodule.Clinic.CHARTS;
import static io.rosterkit.acceptance.productmodule.Clinic.PROVIDER;
import static io.rosterkit.acceptance.productmodule.Clinic.SCHEDULING;
import static io.rosterkit.acceptance.productmodule.Clinic.reason;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lifecycle.InactivityPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.productmodule.ModuleReason;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.productmodule.UserModuleDetails;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A user who was deactivated, or locked by hand, comes back without modules. */
@RosterTest
@Tag("T10")
class ModuleRemovalTest {

    private Storage storage;
    private MovableClock clock;
    private Clinic clinic;

    @BeforeEach
    void open(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
        clinic = Clinic.open(given, givenClock);
    }

    @EveryStorage
    @Test
    @Tag("T5")
    void aReactivationSingleOrInBulkBringsNoneBackAndTheyAreAddedAgain() {
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING, BILLING));
        UserId cleo = clinic.provider("cleo", Set.of(BILLING));
        UserId dan = clinic.provider("dan", Set.of(SCHEDULING));
        Instant gone = clock.instant();

        clinic.office().desk().users().deactivate(ben).orThrow();
        assertThat(clinic.journaled("user.deactivate")).isEqualTo("billing scheduling");
        clinic.office().desk().lifecycle().deactivateAll(List.of(cleo, dan)).orThrow();
        assertThat(clinic.journaled("user.deactivate")).isEqualTo("scheduling");
        assertThat(clinic.shown(ben)).isEmpty();
        assertThat(clinic.of(ben).addable()).isEmpty();
        assertThat(reason(clinic.modules().add(ben, Set.of(SCHEDULING)))).isEqualTo(ModuleReason.USER_NOT_ACTIVE);

        clock.move(Duration.ofHours(1));
        clinic.office().desk().users().reactivate(cleo).orThrow();
        clinic.office().desk().lifecycle().reactivateAll(List.of(ben, dan)).orThrow();

        for (UserId user : List.of(ben, cleo, dan)) {
            assertThat(clinic.shown(user)).isEmpty();
            assertThat(clinic.of(user).removedAt()).contains(gone);
            assertThat(clinic.may(user, BOOK)).isFalse();
        }
        assertThat(front().signIn(address("ben"), Offices.PASSWORD).refusal()).isEmpty();
        clinic.modules().add(ben, Set.of(SCHEDULING)).orThrow();
        assertThat(clinic.may(ben, BOOK)).isTrue();
        assertThat(clinic.of(ben).removedAt()).contains(gone);
    }

    /** A user who never lost a module has none, and only an act that removes one renews it. */
    @Test
    void theInstantOfTheLastRemovalIsKept() {
        clinic.support().switchOn(clinic.practice(), Set.of(CHARTS)).orThrow();
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        UserId cleo = clinic.provider("cleo");
        Instant first = clock.instant();
        deactivatedAndBack(ben);
        deactivatedAndBack(cleo);
        assertThat(clinic.of(cleo).removedAt()).isEmpty();

        clock.move(Duration.ofDays(1));
        deactivatedAndBack(ben);
        clinic.modules().add(ben, Set.of(SCHEDULING, CHARTS)).orThrow();
        clinic.modules().remove(ben, Set.of(SCHEDULING)).orThrow();
        clinic.office().desk().users().lock(ben).orThrow();
        clinic.office().desk().users().unlock(ben).orThrow();
        assertThat(clinic.of(ben).removedAt()).contains(first);

        deactivatedAndBack(ben);
        assertThat(clinic.of(ben).removedAt()).contains(clock.instant());
    }

    private void deactivatedAndBack(UserId user) {
        clinic.office().desk().users().deactivate(user).orThrow();
        clinic.office().desk().users().reactivate(user).orThrow();
    }

    @EveryStorage
    @Test
    @Tag("T9")
    void aLockByHandRemovesWhatTheProfileDoesNotKeepAndUnlockingBringsNoneBack() {
        clinic.support().switchOn(clinic.practice(), Set.of(CHARTS)).orThrow();
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING, BILLING, CHARTS));

        clinic.office().desk().users().lock(ben).orThrow();
        assertThat(clinic.journaled("user.lock")).isEqualTo("billing scheduling");
        assertThat(clinic.shown(ben)).containsExactly(CHARTS);
        assertThat(clinic.of(ben).held())
                .extracting(UserModuleDetails.Held::usable)
                .containsExactly(false);
        assertThat(reason(clinic.modules().add(ben, Set.of(SCHEDULING)))).isEqualTo(ModuleReason.USER_NOT_ACTIVE);

        clinic.office().desk().users().unlock(ben).orThrow();
        assertThat(clinic.shown(ben)).containsExactly(CHARTS);
        assertThat(clinic.may(ben, CHART)).isTrue();
        assertThat(clinic.of(ben).held())
                .extracting(UserModuleDetails.Held::usable)
                .containsExactly(true);
        assertThat(clinic.may(ben, BOOK)).isFalse();
        assertThat(clinic.of(ben).removedAt()).contains(clock.instant());
        clinic.modules().add(ben, Set.of(SCHEDULING)).orThrow();
    }

    /** No rule of that process says that users keep it. */
    @Test
    void aLockByHandRemovesWhatThisProcessDoesNotDeclare() {
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        Kit without = Kit.of(
                storage, clock, StandardProfile.builder("Clinic").type(PROVIDER).build());

        without.roster().as(clinic.office().session()).users().lock(ben).orThrow();

        assertThat(clinic.shown(ben)).isEmpty();
        assertThat(clinic.journaled("user.lock")).isEqualTo("scheduling");
    }

    @Test
    @Tag("T9")
    void aLockByFailedAttemptsRemovesNone() {
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        for (int mistake = 0; mistake < 5; mistake++) {
            front().signIn(address("ben"), "not my password " + mistake);
        }
        assertThat(clinic.details(ben).status().lock()).map(Lock::kind).contains(Lock.Kind.ATTEMPTS);
        assertThat(clinic.shown(ben)).containsExactly(SCHEDULING);

        clinic.office().desk().users().unlock(ben).orThrow();

        assertThat(clinic.may(ben, BOOK)).isTrue();
        assertThat(clinic.of(ben).removedAt()).isEmpty();
    }

    @Test
    @Tag("M11")
    void closingAndAnotherTypeAndADeactivationInTheDirectoryRemoveThem() {
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        UserId cleo = clinic.provider("cleo", Set.of(SCHEDULING, BILLING));
        UserId dan = clinic.provider("dan", Set.of(BILLING));

        clinic.office().desk().users().close(ben).orThrow();
        assertThat(clinic.journaled("user.close")).isEqualTo("scheduling");
        assertThat(clinic.shown(ben)).isEmpty();
        assertThat(reason(clinic.modules().add(ben, Set.of(SCHEDULING)))).isEqualTo(UserReason.WRONG_STATE);

        clinic.office().desk().permissions().changeType(cleo, STAFF).orThrow();
        assertThat(clinic.journaled("user.type")).isEqualTo("billing scheduling");
        clinic.office().desk().permissions().changeType(cleo, PROVIDER).orThrow();
        assertThat(clinic.shown(cleo)).isEmpty();
        assertThat(clinic.of(cleo).removedAt()).isEmpty();

        clinic.office().desk().directory().deactivate(dan).orThrow();
        assertThat(clinic.journaled("person.deactivate")).isEqualTo("billing");
        assertThat(clinic.shown(dan)).isEmpty();
    }

    @EveryStorage
    @ParameterizedTest
    @EnumSource(names = {"AFTER", "BEFORE"})
    @Tag("M6")
    void whenSupportSaysNoTheModulesAreThereAgain(DeactivationVerification when) {
        clinic = Clinic.open(storage, clock, when);
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING, BILLING));
        clinic.office().desk().users().lock(ben).orThrow();
        clinic.office().desk().users().unlock(ben).orThrow();
        clinic.modules().add(ben, Set.of(SCHEDULING)).orThrow();
        UserModuleDetails before = clinic.of(ben);
        clock.move(Duration.ofHours(1));

        clinic.office().desk().users().deactivate(ben).orThrow();
        assertThat(clinic.shown(ben)).isEmpty();
        assertThat(clinic.of(ben).removedAt()).contains(clock.instant());

        answer(ben, false);
        assertThat(clinic.of(ben)).isEqualTo(before);
        assertThat(clinic.may(ben, BOOK)).isTrue();
        assertThat(clinic.journaled("deactivation.reject")).isEqualTo("scheduling");

        clinic.office().desk().users().deactivate(ben).orThrow();
        answer(ben, true);
        clinic.office().desk().users().reactivate(ben).orThrow();
        assertThat(clinic.shown(ben)).isEmpty();
        assertThat(clinic.of(ben).removedAt()).contains(clock.instant());
    }

    @Test
    @Tag("M6")
    void aNoBringsBackNothingThatTheUserCannotHaveMeanwhile() {
        clinic = Clinic.open(storage, clock, DeactivationVerification.AFTER);
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        UserId cleo = clinic.provider("cleo", Set.of(SCHEDULING));
        clinic.office().desk().users().deactivate(ben).orThrow();
        clinic.office().desk().permissions().changeType(ben, STAFF).orThrow();

        answer(ben, false);

        assertThat(clinic.shown(ben)).isEmpty();
        assertThat(clinic.journaled("deactivation.reject")).isEmpty();
        clinic.office().desk().users().deactivate(cleo).orThrow();
        clinic.office().desk().users().reactivate(cleo).orThrow();
        assertThat(clinic.shown(cleo)).isEmpty();
        assertThat(reason(clinic.modules().remove(deactivated(), Set.of(SCHEDULING))))
                .isEqualTo(UserReason.DEACTIVATION_UNVERIFIED);
    }

    /** Another process may declare it. */
    @Test
    @Tag("M6")
    void aNoBringsBackWhatThisProcessDoesNotDeclare() {
        clinic = Clinic.open(storage, clock, DeactivationVerification.AFTER);
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        clinic.office().desk().users().deactivate(ben).orThrow();
        DeactivationRequestId request =
                clinic.details(ben).status().openRequest().orElseThrow();
        Kit without = Kit.of(
                storage, clock, StandardProfile.builder("Clinic").type(PROVIDER).build());

        without.roster()
                .as(new Actor.Support(
                        clinic.office().organization(), "sue", Set.of(Permission.VERIFY_DEACTIVATIONS), "T-1"))
                .lifecycle()
                .rejectDeactivation(ben, request)
                .orThrow();

        assertThat(clinic.may(ben, BOOK)).isTrue();
        assertThat(clinic.journaled("deactivation.reject")).isEqualTo("scheduling");
    }

    @Test
    @Tag("X2")
    void whoDoesNotSignInLosesThemWithTheDeactivation() {
        Duration day = Duration.ofDays(1);
        clinic = Clinic.open(
                storage,
                clock,
                profile -> profile.deactivation(DeactivationPolicy.standard()
                        .inactivity(InactivityPolicy.after(day.multipliedBy(30)).warnedBefore(day.multipliedBy(10)))));
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));

        clock.move(day.multipliedBy(21));
        clinic.kit().roster().operations().expire(10);
        clock.move(day.multipliedBy(10));
        clinic.kit().roster().operations().expire(10);

        assertThat(clinic.details(ben).status().state()).isEqualTo(UserStatus.DEACTIVATED);
        assertThat(clinic.journaled("user.deactivate")).isEqualTo("scheduling");
        assertThat(clinic.shown(ben)).isEmpty();
    }

    private UserId deactivated() {
        UserId dan = clinic.provider("dan", Set.of(SCHEDULING));
        clinic.office().desk().users().deactivate(dan).orThrow();
        return dan;
    }

    private void answer(UserId user, boolean yes) {
        DeactivationRequestId request =
                clinic.details(user).status().openRequest().orElseThrow();
        Outcome<?> answered = yes
                ? clinic.office().support().lifecycle().verifyDeactivation(user, request)
                : clinic.office().support().lifecycle().rejectDeactivation(user, request);
        answered.orThrow();
        assertThat(clinic.details(user).status().state()).isEqualTo(yes ? UserStatus.DEACTIVATED : UserStatus.ACTIVE);
    }

    private Front front() {
        return clinic.kit().roster().front(clinic.office().organization(), new Source("192.0.2.7"));
    }

    private String address(String name) {
        String owner = clinic.details(clinic.office().session().user())
                .contact()
                .address()
                .original();
        return name + owner.substring(owner.indexOf('@'));
    }
}
