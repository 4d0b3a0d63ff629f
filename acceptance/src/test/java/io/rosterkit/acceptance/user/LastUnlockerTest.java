package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.ACTOR_NOT_ACTIVE;
import static io.rosterkit.model.access.Permission.GRANT_ROLES;
import static io.rosterkit.model.access.Permission.MANAGE_USERS;
import static io.rosterkit.model.signin.SignInReason.SESSION_OVER;
import static io.rosterkit.model.user.UserReason.LAST_HOLDER;
import static io.rosterkit.model.user.UserReason.LAST_UNLOCKER;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.access.RoleRule;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.OrganizationPolicies;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RosterTest
@Tag("L8")
class LastUnlockerTest {

    @EveryStorage
    @Test
    void theLastOneIsNotLostInAnyWay(Roster roster, Offices offices, Storage storage) {
        Office office = offices.open();
        UserId last = office.session().user();
        Users support = office.support().users();

        assertThat(Stream.of(
                        support.lock(last),
                        support.deactivate(last),
                        support.close(last),
                        support.changeRoles(last, Set.of())))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(LAST_UNLOCKER));
        assertThat(Stored.user(storage, office.organization(), last).revision().version())
                .isEqualTo(1);
        assertThat(office.journal("user.close"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.refusal()).hasValue("user.last_unlocker"));
    }

    @Test
    void sessionsOfTheLastOneMayEndAndTheRoleOfTheLastOwnerMayNotBecomeAnother(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId last = office.session().user();
        Users support = office.support().users();

        assertThat(support.endSessions(last).refusal()).isEmpty();
        assertThat(reason(support.changeRoles(last, Set.of(OFFICE_ADMINISTRATOR))))
                .isEqualTo(LAST_HOLDER);
        assertThat(support.changeRoles(last, Set.of(OFFICE_ADMINISTRATOR, OWNER))
                        .refusal())
                .isEmpty();
    }

    @Test
    void whoIsLockedOrInactiveIsNobodyToLeaveItTo(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId last = office.session().user();
        Session locked = office.join("locked", OWNER);
        Session inactive = office.join("inactive", OFFICE_ADMINISTRATOR);
        Users support = office.support().users();
        support.lock(locked.user()).orThrow();
        support.deactivate(inactive.user()).orThrow();

        assertThat(reason(support.close(last))).isEqualTo(LAST_UNLOCKER);
        assertThat(support.close(locked.user()).refusal()).isEmpty();
        assertThat(support.close(inactive.user()).refusal()).isEmpty();
    }

    @Test
    void whoNeedsAnotherToComeInAgainIsNobodyToLeaveItTo(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId held = people.named("Held", OWNER);
        holdBack(people, "Held", clock);
        assertThat(people.seen(held).status().lock()).get().satisfies(lock -> {
            assertThat(lock.kind()).isEqualTo(Lock.Kind.ATTEMPTS);
            assertThat(lock.until()).isEmpty();
        });
        Users support = office.support().users();

        assertThat(reason(support.deactivate(office.session().user()))).isEqualTo(LAST_UNLOCKER);
        roster.as(people.session(office.session().user())).users().unlock(held).orThrow();
        assertThat(support.deactivate(office.session().user()).refusal()).isEmpty();
    }

    @Test
    void theLastOneWhoComesInByThemselvesGetsTemporaryLocksOnly(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId first = people.named("First", OWNER);
        UserId second = people.named("Second", OWNER);
        office.support().users().close(office.session().user()).orThrow();

        holdBack(people, "First", clock);
        holdBack(people, "Second", clock);

        assertThat(people.seen(first).status().lock().orElseThrow().until()).isEmpty();
        assertThat(people.seen(second).status().lock().orElseThrow().until()).isPresent();
    }

    @EveryStorage
    @Test
    void takingAwayAnUnlockerDoesNotContendWithAChangeOfThePolicies(Roster roster, Offices offices, Storage storage) {
        Office office = offices.open();
        Session second = office.join("second", OWNER);
        Session third = office.join("third", OWNER);
        Session plain = office.join("plain");
        OrganizationPolicies policies = roster.operations().policies(office.organization());
        long version = policies.get().orThrow().version();

        office.desk().users().lock(plain.user()).orThrow();
        assertThat(Stored.governance(storage, office.organization())).isZero();
        office.desk().users().lock(second.user()).orThrow();
        office.desk().users().deactivate(third.user()).orThrow();

        assertThat(Stored.governance(storage, office.organization())).isEqualTo(2);
        assertThat(policies.override(version, PolicyOverrides.none().minPasswordLength(20))
                        .refusal())
                .isEmpty();
        assertThat(Stored.governance(storage, office.organization())).isEqualTo(2);
        assertThat(office.desk()
                        .journal()
                        .verify(office.organization())
                        .orThrow()
                        .holds())
                .isTrue();
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    @Tag("G1")
    void ofManyWhoTakeEachOtherAwayOneIsLeft(int threads, Roster roster, Offices offices) {
        for (int round = 0; round < 10; round++) {
            Office office = offices.open();
            List<Session> owners = new ArrayList<>(List.of(office.session()));
            for (int i = 1; i < threads; i++) {
                owners.add(office.join("owner" + i, OWNER));
            }
            int turn = round;

            List<Outcome<?>> answers = Barrier.together(
                    threads,
                    number -> () -> takeAway(
                            roster.as(owners.get(number)).users(),
                            owners.get((number + 1) % threads).user(),
                            number + turn));

            long done = answers.stream()
                    .filter(answer -> answer.refusal().isEmpty())
                    .count();
            assertThat(left(roster, office, owners)).isEqualTo(threads - done).isPositive();
            assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()))
                    .allSatisfy(refusal -> assertThat(refusal.reason())
                            .isIn(ACTOR_NOT_ACTIVE, SESSION_OVER, LAST_UNLOCKER, LAST_HOLDER));
        }
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    @Tag("G1")
    void ofManyWhoAreTakenAwayFromOutsideAtOnceOneIsLeft(int threads, Roster roster, Offices offices) {
        for (int round = 0; round < 10; round++) {
            Office office = offices.open();
            List<Session> owners = new ArrayList<>(List.of(office.session()));
            for (int i = 1; i < threads; i++) {
                owners.add(office.join("owner" + i, OWNER));
            }
            int turn = round;

            List<Outcome<?>> answers = Barrier.together(
                    threads,
                    number -> () -> takeAway(
                            office.support().users(), owners.get(number).user(), number + turn));

            assertThat(left(roster, office, owners)).isEqualTo(1);
            assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()))
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.reason()).isIn(LAST_UNLOCKER, LAST_HOLDER));
        }
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    @Tag("L2")
    void ofManyWhoseLastLockBeginsAtOnceOneComesInByThemselves(
            int threads, Roster roster, Offices offices, MovableClock clock, Storage storage) {
        for (int round = 0; round < 5; round++) {
            Office office = offices.open();
            People people = People.of(roster, office);
            List<UserId> owners = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                owners.add(people.named("Owner " + i, OWNER));
            }
            office.support().users().close(office.session().user()).orThrow();
            for (int lock = 0; lock < 3; lock++) {
                clock.move(Duration.ofDays(1));
                allGuess(people, threads, 5, clock);
            }
            clock.move(Duration.ofDays(1));
            allGuess(people, threads, 4, clock);

            Barrier.together(threads, number -> () -> {
                people.guesses("Owner " + number, 1);
                return number;
            });

            assertThat(owners.stream()
                            .map(owner -> people.seen(owner).status().lock().orElseThrow())
                            .filter(lock -> lock.until().isPresent()))
                    .hasSize(1);
            assertThat(Stored.governance(storage, office.organization())).isEqualTo(threads);
        }
    }

    @EveryStorage
    @RepeatedTest(10)
    @Tag("L2")
    void eitherTheLastLockBeginsOrTheOnlyOtherOneGoes(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId first = people.named("First", OWNER);
        UserId other = office.session().user();
        Users support = office.support().users();
        for (int lock = 0; lock < 3; lock++) {
            clock.move(Duration.ofDays(1));
            people.guesses("First", 5);
        }
        clock.move(Duration.ofDays(1));
        people.guesses("First", 4);

        List<Boolean> gone = Barrier.together(2, number -> () -> {
            if (number == 0) {
                people.guesses("First", 1);
                return false;
            }
            return support.deactivate(other).refusal().isEmpty();
        });

        assertThat(people.seen(first).status().lock().orElseThrow().until().isPresent())
                .isEqualTo(gone.get(1));
    }

    @Test
    void aManagerWhoMayNotUnlockTakesNeitherTheLastOneNorIsOne(Storage storage, MovableClock clock) {
        Role manager = new Role("manager");
        Kit kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .role(manager, new RoleRule(Set.of(MANAGE_USERS, GRANT_ROLES), Set.of(OWNER)))
                        .role(OWNER, new RoleRule(Permission.ofLibrary(), Set.of(OWNER, manager)))
                        .build());
        Office office = kit.offices().open();
        Session boss = office.join("boss", manager);

        assertThat(reason(kit.roster()
                        .as(boss)
                        .users()
                        .deactivate(office.session().user())))
                .isEqualTo(LAST_UNLOCKER);
        assertThat(office.desk().users().deactivate(boss.user()).refusal()).isEmpty();
    }

    /** So many wrong passwords that three temporary locks are over and the fourth one begins. */
    private static void holdBack(People people, String name, MovableClock clock) {
        for (int i = 0; i < 4; i++) {
            clock.move(Duration.ofDays(1));
            people.guesses(name, 5);
        }
    }

    /** Each of them, from a source that is not over its budget. */
    private static void allGuess(People people, int users, int times, MovableClock clock) {
        for (int i = 0; i < users; i++) {
            if (i % 4 == 0) {
                clock.move(Duration.ofMinutes(6));
            }
            people.guesses("Owner " + i, times);
        }
    }

    private static Outcome<?> takeAway(Users users, UserId user, int way) {
        return switch (way % 4) {
            case 0 -> users.deactivate(user);
            case 1 -> users.lock(user);
            case 2 -> users.close(user);
            default -> users.changeRoles(user, Set.of());
        };
    }

    private static long left(Roster roster, Office office, List<Session> owners) {
        People people = People.of(roster, office);
        return owners.stream()
                .map(owner -> people.seen(owner.user()).status())
                .filter(status -> status.state() == UserStatus.ACTIVE
                        && status.lock().isEmpty()
                        && status.roles().contains(OWNER))
                .count();
    }
}
