package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.ACTOR_NOT_ACTIVE;
import static io.rosterkit.model.signin.SignInReason.SESSION_OVER;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UnlockReceipt;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.Users;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
class LockByHandTest {

    @Test
    @Tag("T8")
    @Tag("L5")
    void aLockByHandEndsSessionsAndKeepsOutWhoeverKnowsThePassword(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        People people = People.of(roster, office);
        Session ben = people.session(people.named("Ben", OFFICE_ADMINISTRATOR));

        office.desk().users().lock(ben.user()).orThrow();

        assertThat(reason(roster.as(ben).users().get(ben.user()))).isEqualTo(ACTOR_NOT_ACTIVE);
        assertThat(people.signsIn("Ben").refusal()).isPresent();
        assertThat(locked(office)).singleElement().satisfies(user -> {
            assertThat(user.id()).isEqualTo(ben.user());
            assertThat(user.status().lock())
                    .contains(new Lock(Lock.Kind.ADMINISTRATOR, clock.instant(), Optional.empty()));
        });
        clock.move(Duration.ofDays(1000));
        assertThat(people.signsIn("Ben").refusal()).isPresent();
    }

    @Test
    @Tag("T1")
    @Tag("T9")
    void anUnlockedAccountIsUsableAtOnce(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        Session ben = people.session(people.named("Ben", OFFICE_ADMINISTRATOR));
        Users admin = roster.as(office.join("admin", OFFICE_ADMINISTRATOR)).users();
        admin.lock(ben.user()).orThrow();

        assertThat(admin.unlock(ben.user()).orThrow()).isEqualTo(new UnlockReceipt(ben.user(), false));

        assertThat(locked(office)).isEmpty();
        assertThat(people.signsIn("Ben").refusal()).isEmpty();
        assertThat(reason(roster.as(ben).users().get(ben.user()))).isEqualTo(SESSION_OVER);
    }

    @Test
    @Tag("L8")
    void theOwnerHearsOfItOnceAndWhomToAsk(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        People people = People.of(roster, office);
        people.named("Ann Lee", OFFICE_ADMINISTRATOR);
        UserId ben = people.named("Ben");

        office.desk().users().lock(ben).orThrow();

        assertThat(mail.to(People.address("Ben")).count()).isEqualTo(1);
        assertThat(mail.to(People.address("Ben")).latest().text()).contains("Ann Lee");
    }

    @Test
    @Tag("T9")
    void unlockingLiftsALockByFailedAttempts(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        people.guesses("Ben", 5);
        assertThat(people.signsIn("Ben").refusal()).isPresent();
        assertThat(locked(office)).extracting(UserDetails::id).containsExactly(ben);

        assertThat(office.desk().users().unlock(ben).orThrow()).isEqualTo(new UnlockReceipt(ben, false));

        assertThat(locked(office)).isEmpty();
        assertThat(people.signsIn("Ben").refusal()).isEmpty();
    }

    @Test
    @Tag("T9")
    void tellsWhenOnlyAnotherPasswordHelps(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        Users users = office.desk().users();
        for (int i = 0; i < 4; i++) {
            people.guesses("Ben", 5);
            assertThat(users.unlock(ben).orThrow().needsNewPassword()).isFalse();
        }
        people.guesses("Ben", 5);

        assertThat(office.once("req").users().unlock(ben).orThrow()).isEqualTo(new UnlockReceipt(ben, true));
        assertThat(office.once("req").users().unlock(ben).orThrow()).isEqualTo(new UnlockReceipt(ben, true));
        assertThat(people.signsIn("Ben").refusal()).isPresent();
    }

    @Test
    @Tag("T8")
    void aLockByHandTakesThePlaceOfOneByAttemptsAndOutlastsIt(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        people.guesses("Ben", 5);

        office.desk().users().lock(ben).orThrow();

        clock.move(Duration.ofHours(1));
        assertThat(locked(office))
                .singleElement()
                .satisfies(user -> assertThat(user.status().lock())
                        .get()
                        .extracting(Lock::kind)
                        .isEqualTo(Lock.Kind.ADMINISTRATOR));
    }

    @Test
    @Tag("T8")
    void theJournalTellsWhichLockWasLifted(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        office.desk().users().lock(ben).orThrow();
        office.desk().users().unlock(ben).orThrow();
        people.guesses("Ben", 5);
        office.desk().users().unlock(ben).orThrow();

        assertThat(office.journal("user.unlock"))
                .extracting(entry -> entry.details().get("lock"))
                .containsExactlyInAnyOrder("administrator", "attempts");
    }

    @Test
    @Tag("T8")
    void thereIsNothingToLiftWhenTheTimeIsOver(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        Refusal active = Refusal.of(WRONG_STATE).with("state", "active").with("lock", "none");
        assertThat(office.desk().users().unlock(ben).refusal()).contains(active);

        people.guesses("Ben", 5);
        clock.move(Duration.ofMinutes(15));

        assertThat(locked(office)).isEmpty();
        assertThat(office.desk().users().unlock(ben).refusal()).contains(active);
    }

    @Test
    @Tag("T8")
    void onlyAnActiveUserIsLockedAndOnlyOnce(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        UserId eva = people.named("Eva");
        Users users = office.desk().users();
        users.lock(ben).orThrow();
        users.deactivate(eva).orThrow();

        assertThat(users.lock(ben).refusal()).contains(Refusal.of(WRONG_STATE).with("state", "locked"));
        assertThat(users.lock(eva).refusal()).contains(Refusal.of(WRONG_STATE).with("state", "deactivated"));
    }

    @Test
    @Tag("T8")
    void whoIsLockedAndInactiveIsInBothListsAndNeedsBothActs(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        UserId eva = people.named("Eva");
        Users users = office.desk().users();
        for (UserId user : List.of(ben, eva)) {
            users.lock(user).orThrow();
            users.deactivate(user).orThrow();
        }

        assertThat(locked(office)).extracting(UserDetails::id).containsExactly(ben, eva);
        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).containsExactly(ben, eva);

        users.reactivate(ben).orThrow();
        users.unlock(eva).orThrow();
        assertThat(people.signsIn("Ben").refusal()).isPresent();
        assertThat(people.signsIn("Eva").refusal()).isPresent();
        assertThat(locked(office)).extracting(UserDetails::id).containsExactly(ben);
        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).containsExactly(eva);

        users.unlock(ben).orThrow();
        users.reactivate(eva).orThrow();
        assertThat(people.signsIn("Ben").refusal()).isEmpty();
        assertThat(people.signsIn("Eva").refusal()).isEmpty();
    }

    @Test
    @Tag("T8")
    @Tag("M11")
    void whoIsClosedIsInNoListOfLockedOnes(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId ben = People.of(roster, office).named("Ben");
        office.desk().users().lock(ben).orThrow();

        office.desk().users().close(ben).orThrow();

        assertThat(locked(office)).isEmpty();
    }

    private static List<UserDetails> locked(Office office) {
        return office.desk()
                .users()
                .list(UserFilter.locked(), UserQuery.Order.ADDRESS, PageRequest.first(100))
                .orThrow()
                .items();
    }
}
