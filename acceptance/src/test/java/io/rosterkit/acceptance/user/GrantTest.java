package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.ROLE_NOT_GRANTABLE;
import static io.rosterkit.model.user.UserReason.LAST_UNLOCKER;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A role counts in the organization only where it is held in all of it, from its start on and before its end. */
@RosterTest
class GrantTest {

    @EveryStorage
    @Test
    @Tag("G8")
    void aRoleAtAPracticeAllowsNothingInTheOrganization(Roster roster, Offices offices, Storage storage) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben", OWNER);
        hold(storage, office, ben, at(OWNER, office.founded().practice()));
        String token = token(roster, office, ben);

        assertAllowsNothing(roster, people, people.session(ben));
        assertThat(roster.session(token).orThrow().roles()).isEmpty();
        assertThat(roster.session(token).orThrow().permissions()).isEmpty();
        assertThat(reason(office.support().users().deactivate(office.session().user())))
                .as("nobody to leave it to")
                .isEqualTo(LAST_UNLOCKER);
    }

    @EveryStorage
    @Test
    @Tag("G8")
    void aRoleAllowsNothingBeforeItsStartAndFromItsEndOn(
            Roster roster, Offices offices, Storage storage, MovableClock clock) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        Instant start = clock.instant().plusSeconds(60);
        hold(storage, office, ben, during(OWNER, Optional.of(start), Optional.of(start.plusSeconds(60))));
        Session session = people.session(ben);

        assertAllowsNothing(roster, people, session);
        clock.move(Duration.ofSeconds(60));
        assertThat(roster.as(session).users().get(ben).orThrow().status().roles())
                .containsExactly(OWNER);
        clock.move(Duration.ofSeconds(60));
        assertAllowsNothing(roster, people, session);
    }

    @Test
    @Tag("G8")
    void whoHeldARoleMayNotGiveIt(Roster roster, Offices offices, Storage storage, MovableClock clock) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben", OFFICE_ADMINISTRATOR);
        UserId cleo = people.named("Cleo");
        Session session = people.session(ben);
        hold(
                storage,
                office,
                ben,
                during(OWNER, Optional.empty(), Optional.of(clock.instant())),
                RoleGrant.of(OFFICE_ADMINISTRATOR, Optional.empty()));

        assertThat(reason(roster.as(session).users().changeRoles(cleo, Set.of(OWNER))))
                .isEqualTo(ROLE_NOT_GRANTABLE);
    }

    @EveryStorage
    @Test
    @Tag("G8")
    void changedRolesReplaceWhatIsOverOrToComeAndKeepWhatIsHeldAtPractices(
            Roster roster, Offices offices, Storage storage, MovableClock clock) {
        Office office = offices.open();
        UserId ben = People.of(roster, office).named("Ben");
        Optional<Instant> now = Optional.of(clock.instant());
        RoleGrant practice = at(OWNER, office.founded().practice());
        RoleGrant kept = during(new Role("clinician"), now, now.map(start -> start.plusSeconds(60)));
        hold(
                storage,
                office,
                ben,
                practice,
                kept,
                during(OWNER, Optional.empty(), now),
                during(OFFICE_ADMINISTRATOR, now.map(start -> start.plusSeconds(60)), Optional.empty()));

        office.desk().users().changeRoles(ben, Set.of(OWNER)).orThrow();

        UserId giver = office.session().user();
        assertThat(stored(storage, office, ben).status().grants())
                .containsExactlyInAnyOrder(practice, RoleGrant.of(OWNER, Optional.of(giver)));
        assertThat(office.desk().users().get(ben).orThrow().status().roles()).containsExactly(OWNER);
    }

    @Test
    @Tag("G8")
    void aRoleInForceStaysAsItWasGiven(Roster roster, Offices offices, Storage storage, MovableClock clock) {
        Office office = offices.open();
        UserId ben = People.of(roster, office).named("Ben");
        RoleGrant held = during(
                OFFICE_ADMINISTRATOR,
                Optional.of(clock.instant()),
                Optional.of(clock.instant().plusSeconds(60)));
        hold(storage, office, ben, held);

        office.desk()
                .users()
                .changeRoles(ben, Set.of(OFFICE_ADMINISTRATOR, OWNER))
                .orThrow();

        assertThat(stored(storage, office, ben).status().grants())
                .containsExactlyInAnyOrder(
                        held, RoleGrant.of(OWNER, Optional.of(office.session().user())));
    }

    @Test
    @Tag("L5")
    void whoMayNotGiveARoleWithholdsItWhereverItIsHeld(Roster roster, Offices offices, Storage storage) {
        Office office = offices.open();
        UserId ben = People.of(roster, office).named("Ben");
        hold(
                storage,
                office,
                ben,
                at(OWNER, office.founded().practice()),
                RoleGrant.of(OFFICE_ADMINISTRATOR, Optional.empty()));
        Users admin = roster.as(office.join("admin", OFFICE_ADMINISTRATOR)).users();
        assertThat(reason(admin.deactivate(ben))).isEqualTo(ROLE_NOT_GRANTABLE);
        office.desk().users().deactivate(ben).orThrow();

        assertThat(admin.reactivate(ben).orThrow().withheld()).containsExactly(OWNER);
        assertThat(stored(storage, office, ben).status().grants())
                .containsExactly(RoleGrant.of(OFFICE_ADMINISTRATOR, Optional.empty()));
    }

    @EveryStorage
    @Test
    void aClosedUserKeepsTheRowsOfTheirRolesAndIsNoHolder(Roster roster, Offices offices, Storage storage) {
        Office office = offices.open();
        UserId ben = People.of(roster, office).named("Ben", OWNER);
        User before = stored(storage, office, ben);

        office.desk().users().close(ben).orThrow();

        User after = stored(storage, office, ben);
        assertThat(after.status()).isEqualTo(before.status().with(UserStatus.CLOSED));
        assertThat(reason(office.support().users().deactivate(office.session().user())))
                .isEqualTo(LAST_UNLOCKER);
    }

    @EveryStorage
    @Test
    void practicesAreThoseOfTheMoment(Roster roster, Offices offices, Storage storage, MovableClock clock) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        PracticeId other = office.desk().practices().open("Left wing").orThrow().practice();
        Validity upToNow = new Validity(Optional.empty(), Optional.of(clock.instant()));
        PracticeAssignment over = new PracticeAssignment(office.founded().practice(), upToNow, Optional.empty());
        change(
                storage,
                office,
                ben,
                status -> status.assigned(Set.of(over, PracticeAssignment.of(other, Optional.empty()))));

        assertThat(people.seen(ben).status().practices()).containsExactly(other);
    }

    private static void assertAllowsNothing(Roster roster, People people, Session session) {
        assertThat(reason(roster.as(session).users().get(session.user()))).isEqualTo(NOT_PERMITTED);
        assertThat(roster.as(session).permissions().may(Permission.VIEW_USERS)).isFalse();
        assertThat(people.seen(session.user()).status().roles()).isEmpty();
    }

    private static String token(Roster roster, Office office, UserId user) {
        return roster.operations()
                .signInExternally(office.organization(), user)
                .orThrow()
                .token()
                .reveal();
    }

    private static RoleGrant at(Role role, PracticeId practice) {
        return new RoleGrant(role, Optional.of(practice), Validity.always(), Optional.empty());
    }

    private static RoleGrant during(Role role, Optional<Instant> starts, Optional<Instant> ends) {
        return new RoleGrant(role, Optional.empty(), new Validity(starts, ends), Optional.empty());
    }

    /** Gives the user these roles and no others, past all rules. */
    private static void hold(Storage storage, Office office, UserId user, RoleGrant... grants) {
        change(storage, office, user, status -> status.with(Set.of(grants)));
    }

    private static void change(Storage storage, Office office, UserId user, UnaryOperator<User.Status> change) {
        User before = stored(storage, office, user);
        User after = before.withStatus(
                change.apply(before.status()),
                before.security(),
                before.revision().next(before.revision().seal()));
        assertThat(storage.apply(UserRows.update(before, after))).isInstanceOf(Applied.Done.class);
    }

    private static User stored(Storage storage, Office office, UserId user) {
        return Stored.user(storage, office.organization(), user);
    }
}
