package io.rosterkit.acceptance.user;

import static io.rosterkit.model.user.UserReason.SUPPORT_MAY_NOT;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import io.rosterkit.user.Users;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
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
        for (Actor outsider : outsiders(office).toList()) {
            Users users = roster.as(outsider, new Source("192.0.2.9")).users();
            assertThat(Stream.of(users.unlock(locked), users.reactivate(inactive), users.unlock(inactive)))
                    .allSatisfy(outcome -> assertThat(People.reason(outcome)).isEqualTo(SUPPORT_MAY_NOT));
        }

        assertThat(people.seen(locked).status().lock()).isPresent();
        assertThat(people.seen(inactive).status().state()).isEqualTo(UserStatus.DEACTIVATED);
    }

    @Test
    @Tag("G3")
    void theRefusalNamesTheAdministratorsAndTheCreator(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ann = people.named("Ann Lee", OFFICE_ADMINISTRATOR);
        people.importUser(UserImport.of("cora@weiss.example", STAFF)
                .named("Cora Day, the elder; not Ann")
                .withRoles(OFFICE_ADMINISTRATOR));
        UserId gone = people.named("Gone", OFFICE_ADMINISTRATOR);
        office.desk().users().deactivate(gone).orThrow();
        UserId held = people.named("Held", OFFICE_ADMINISTRATOR);
        office.desk().users().lock(held).orThrow();
        UserId ben = registered(roster, office, ann, mail);
        office.desk().users().lock(ben).orThrow();
        office.desk().users().deactivate(ben).orThrow();
        Refusal refusal = Refusal.of(SUPPORT_MAY_NOT)
                .with(
                        "administrators",
                        people.seen(office.session().user()).contact().address().original()
                                + "\nAnn Lee\nCora Day, the elder; not Ann")
                .with("creator", "Ann Lee");

        assertThat(outsiders(office).map(outsider -> roster.as(outsider).users()))
                .allSatisfy(users -> {
                    assertThat(users.unlock(ben).refusal()).contains(refusal);
                    assertThat(users.reactivate(ben).refusal()).contains(refusal);
                });
    }

    @Test
    @Tag("G4")
    void theJournalTellsOfTheAttemptByIdsAndWithoutNames(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ann = people.named("Ann Lee", OFFICE_ADMINISTRATOR);
        UserId ben = registered(roster, office, ann, mail);
        office.desk().users().lock(ben).orThrow();

        office.support().users().unlock(ben);

        assertThat(office.journal("user.unlock")).singleElement().satisfies(entry -> {
            assertThat(entry.refusal()).hasValue("user.support_may_not");
            assertThat(entry.subject().id()).isEqualTo(ben.uuid());
            assertThat(entry.agent().id()).isEqualTo("support");
            assertThat(entry.details())
                    .containsEntry("administrators", office.session().user() + "\n" + ann)
                    .containsEntry("creator", ann.toString());
            assertThat(entry.toString()).doesNotContain("Lee");
        });
    }

    @Test
    void aCreatorWhoIsClosedIsNotNamedAndOneWithoutANameIsByTheAddress(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId owner = office.session().user();
        String address = people.seen(owner).contact().address().original();
        UserId ann = people.named("Ann Lee", OFFICE_ADMINISTRATOR);
        UserId ben = registered(roster, office, ann, mail);
        UserId eva = registered(roster, office, owner, "eva@weiss.example", mail);
        office.desk().users().lock(ben).orThrow();
        office.desk().users().lock(eva).orThrow();
        office.desk().users().close(ann).orThrow();
        Users support = office.support().users();
        Refusal refusal = Refusal.of(SUPPORT_MAY_NOT).with("administrators", address);

        assertThat(support.unlock(ben).refusal()).contains(refusal);
        assertThat(support.unlock(eva).refusal()).contains(refusal.with("creator", address));
    }

    @Test
    void theyMayWhereTheProfileLetsThem(Storage storage, MovableClock clock) {
        Profile profile = StandardProfile.builder("Example")
                .lockout(LockoutPolicy.standard().supportMayUnlock(true))
                .build();
        Kit kit = Kit.of(storage, clock, profile);
        Office office = kit.offices().open();
        UserId ben = People.of(kit.roster(), office).named("Ben", OFFICE_ADMINISTRATOR);
        Users support = office.support().users();
        Users job =
                kit.roster().as(new Actor.Job(office.organization(), "nightly")).users();

        support.lock(ben).orThrow();
        support.deactivate(ben).orThrow();

        assertThat(support.unlock(ben).refusal()).isEmpty();
        assertThat(job.reactivate(ben).orThrow().withheld()).isEmpty();
    }

    private static Stream<Actor> outsiders(Office office) {
        return Stream.of(
                new Actor.Support(office.organization(), "kim", Permission.ofLibrary(), "4711"),
                new Actor.Job(office.organization(), "nightly"));
    }

    private static UserId registered(Roster roster, Office office, UserId inviter, Mailbox mail) {
        return registered(roster, office, inviter, "ben@weiss.example", mail);
    }

    private static UserId registered(Roster roster, Office office, UserId inviter, String address, Mailbox mail) {
        People people = People.of(roster, office);
        roster.as(people.session(inviter)).invitations().invite(address, STAFF).orThrow();
        return roster.front(new Source("192.0.2.7"))
                .register(mail.to(address).link(), office.codeWord(), People.PASSWORD)
                .orThrow()
                .done()
                .user();
    }
}
