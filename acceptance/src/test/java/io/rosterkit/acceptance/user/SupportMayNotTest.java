package io.rosterkit.acceptance.user;

import static io.rosterkit.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.StandardProfile.STAFF;
import static io.rosterkit.model.user.UserReason.SUPPORT_MAY_NOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Profile;
import io.rosterkit.Roster;
import io.rosterkit.StandardProfile;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.Users;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
@Tag("T2")
class SupportMayNotTest {

    @Test
    void supportAndTheSystemLetNobodyInAgain(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId locked = people.named("Ben");
        UserId inactive = people.named("Eva");
        office.desk().users().lock(locked).orThrow();
        office.desk().users().deactivate(inactive).orThrow();
        List<Actor> outsiders =
                List.of(People.support(office.organization()), new Actor.Job(office.organization(), "nightly"));

        for (Actor outsider : outsiders) {
            Users users = roster.as(outsider, new Source("192.0.2.9")).users();
            assertThat(Stream.of(users.unlock(locked), users.reactivate(inactive), users.unlock(inactive)))
                    .allSatisfy(outcome -> assertThat(People.reason(outcome)).isEqualTo(SUPPORT_MAY_NOT));
        }

        assertThat(people.seen(locked).standing().lock()).isPresent();
        assertThat(people.seen(inactive).standing().status()).isEqualTo(UserStatus.DEACTIVATED);
    }

    @Test
    @Tag("G3")
    void theRefusalNamesTheAdministratorsAndTheCreator(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ann = people.named("Ann Lee", OFFICE_ADMINISTRATOR);
        people.named("Cora Day", OFFICE_ADMINISTRATOR);
        UserId gone = people.named("Gone", OFFICE_ADMINISTRATOR);
        office.desk().users().deactivate(gone).orThrow();
        UserId ben = registered(roster, office, ann, mail);
        office.desk().users().lock(ben).orThrow();

        Refusal refusal = roster.as(People.support(office.organization()))
                .users()
                .unlock(ben)
                .refusal()
                .orElseThrow();

        assertThat(refusal)
                .isEqualTo(Refusal.of(SUPPORT_MAY_NOT)
                        .with("administrators", "Ann Lee, Cora Day")
                        .with("creator", "Ann Lee"));
    }

    @Test
    @Tag("G4")
    void theJournalTellsOfTheAttemptByIdsAndWithoutNames(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ann = people.named("Ann Lee", OFFICE_ADMINISTRATOR);
        UserId ben = registered(roster, office, ann, mail);
        office.desk().users().lock(ben).orThrow();

        roster.as(People.support(office.organization())).users().unlock(ben);

        assertThat(people.journal("user.unlock")).singleElement().satisfies(entry -> {
            assertThat(entry.deed().refusedBecause()).isEqualTo("user.support_may_not");
            assertThat(entry.subject().id()).isEqualTo(ben.uuid());
            assertThat(entry.agent().id()).isEqualTo("kim");
            assertThat(entry.deed().facts())
                    .containsEntry("administrators", office.session().user() + ", " + ann)
                    .containsEntry("creator", ann.toString());
            assertThat(entry.toString()).doesNotContain("Lee");
        });
    }

    @Test
    void aCreatorWhoIsClosedAndAnAdministratorWithoutANameAreNotNamed(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ann = people.named("Ann Lee", OFFICE_ADMINISTRATOR);
        UserId ben = registered(roster, office, ann, mail);
        office.desk().users().lock(ben).orThrow();
        office.desk().users().close(ann).orThrow();

        assertThat(roster.as(People.support(office.organization()))
                        .users()
                        .unlock(ben)
                        .refusal())
                .contains(Refusal.of(SUPPORT_MAY_NOT));
    }

    @Test
    void theyMayWhereTheProfileLetsThem(Storage storage, MovableClock clock) {
        Profile profile = StandardProfile.builder("Example")
                .lockout(LockoutPolicy.standard().withSupportUnlocking())
                .build();
        Kit kit = Kit.of(storage, clock, profile);
        Office office = kit.offices().open();
        UserId ben = People.of(kit.roster(), office).named("Ben", OFFICE_ADMINISTRATOR);
        Users support = kit.roster().as(People.support(office.organization())).users();
        Users job =
                kit.roster().as(new Actor.Job(office.organization(), "nightly")).users();

        support.lock(ben).orThrow();
        support.deactivate(ben).orThrow();

        assertThat(support.unlock(ben).refusal()).isEmpty();
        assertThat(job.reactivate(ben).orThrow().withheld()).isEmpty();
    }

    private static UserId registered(Roster roster, Office office, UserId inviter, Mailbox mail) {
        People people = People.of(roster, office);
        roster.as(people.session(inviter))
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow();
        String word = office.desk()
                .practices()
                .showCodeWord(office.founded().practice())
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();
        return roster.front(new Source("192.0.2.7"))
                .register(mail.to("ben@weiss.example").link(), word, People.PASSWORD)
                .orThrow()
                .done()
                .user();
    }
}
