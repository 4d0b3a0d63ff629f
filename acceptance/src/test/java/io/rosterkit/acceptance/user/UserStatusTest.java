package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.ACTOR_NOT_ACTIVE;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.ROLE_NOT_GRANTABLE;
import static io.rosterkit.model.signin.SignInReason.SESSION_OVER;
import static io.rosterkit.model.user.UserReason.NOT_ONESELF;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.access.RoleRule;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.engine.user.UserMove;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserReceipt;
import io.rosterkit.user.Users;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
class UserStatusTest {

    private static final Role MANAGER = new Role("manager");

    @EveryStorage
    @Test
    @Tag("T1")
    @Tag("T3")
    @Tag("M11")
    void anInactiveUserIsInTheOtherListUntilBroughtBack(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        Users users = roster.as(office.join("admin", OFFICE_ADMINISTRATOR)).users();

        assertThat(users.deactivate(ben).orThrow()).isEqualTo(new UserReceipt(ben, UserStatus.DEACTIVATED));

        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).containsExactly(ben);
        assertThat(people.ofStatus(UserStatus.ACTIVE)).isNotEmpty().doesNotContain(ben);
        assertThat(people.signsIn("Ben").refusal()).isPresent();

        assertThat(users.reactivate(ben).orThrow()).isEqualTo(new ReactivationReceipt(ben, Set.of()));

        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).isEmpty();
        assertThat(people.ofStatus(UserStatus.ACTIVE)).contains(ben);
        assertThat(people.signsIn("Ben").refusal()).isEmpty();
    }

    @Test
    @Tag("M11")
    void everyMoveIsAllowedWhereTheTableSaysSoAndNowhereElse(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        Users users = office.desk().users();
        for (UserStatus status : EnumSet.complementOf(EnumSet.of(UserStatus.LISTED, UserStatus.INVITED))) {
            for (UserMove move : UserMove.values()) {
                UserId user = people.named(status + " " + move);
                bring(users, user, status);

                Outcome<?> outcome = move(users, user, move);

                if (move.from().contains(status)) {
                    assertThat(outcome.refusal()).isEmpty();
                    assertThat(people.seen(user).status().state()).isEqualTo(move.to());
                } else {
                    assertThat(outcome.refusal())
                            .contains(Refusal.of(WRONG_STATE)
                                    .with("state", status.name().toLowerCase(java.util.Locale.ROOT)));
                    assertThat(people.seen(user).status().state()).isEqualTo(status);
                }
            }
        }
    }

    @EveryStorage
    @Test
    @Tag("G6")
    void howeverManyRolesAreWithheldTheSameRequestGetsTheSameAnswer(Storage storage, MovableClock clock) {
        Set<Role> roles = IntStream.range(0, 90)
                .mapToObj(number -> new Role("a-role-with-a-rather-long-code-" + number))
                .collect(Collectors.toSet());
        Profile.Builder profile = StandardProfile.builder("Example");
        roles.forEach(role -> profile.role(role, new RoleRule(Set.of(), Set.of())));
        Kit kit = Kit.of(storage, clock, profile.build());
        Office office = kit.offices().open();
        UserId ben = People.of(kit.roster(), office).named("Ben", roles.toArray(Role[]::new));
        kit.roster()
                .as(new Actor.Job(office.organization(), "nightly"))
                .users()
                .deactivate(ben)
                .orThrow();

        ReactivationReceipt first = office.once("req").users().reactivate(ben).orThrow();

        assertThat(first.withheld()).containsExactlyElementsOf(new TreeSet<>(roles));
        assertThat(office.once("req").users().reactivate(ben)).isEqualTo(Outcome.done(first));
    }

    @EveryStorage
    @Test
    @Tag("L5")
    @Tag("M6")
    void deactivationAndClosingEndSessionsForGood(Roster roster, Offices offices) {
        Office office = offices.open();
        Session ben = office.join("ben", OFFICE_ADMINISTRATOR);
        Session eva = office.join("eva", OFFICE_ADMINISTRATOR);
        Users users = office.desk().users();

        users.deactivate(ben.user()).orThrow();
        users.reactivate(ben.user()).orThrow();
        users.close(eva.user()).orThrow();

        assertThat(reason(roster.as(ben).users().get(ben.user()))).isEqualTo(SESSION_OVER);
        assertThat(reason(roster.as(eva).users().get(ben.user()))).isEqualTo(ACTOR_NOT_ACTIVE);
    }

    @Test
    @Tag("L5")
    void sessionsAreEndedWithoutAnythingElse(Roster roster, Offices offices, Storage storage) {
        Office office = offices.open();
        Session ben = office.join("ben", OFFICE_ADMINISTRATOR);
        User before = Stored.user(storage, office.organization(), ben.user());

        office.desk().users().endSessions(ben.user()).orThrow();

        User after = Stored.user(storage, office.organization(), ben.user());
        assertThat(reason(roster.as(ben).users().get(ben.user()))).isEqualTo(SESSION_OVER);
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.security().deviceEpoch()).isEqualTo(before.security().deviceEpoch());
    }

    @Test
    @Tag("M11")
    void theAddressOfAClosedUserIsFreeAndTheDetailsAreKept(Roster roster, Offices offices, Storage storage) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId first = people.named("Ben", OFFICE_ADMINISTRATOR);
        User before = Stored.user(storage, office.organization(), first);

        office.desk().users().close(first).orThrow();
        UserId second = people.named("Ben");

        assertThat(second).isNotEqualTo(first);
        assertThat(people.seen(second).status().roles()).isEmpty();
        assertThat(history(office, first)).isNotEmpty().doesNotContainAnyElementsOf(history(office, second));
        assertThat(history(office, second)).extracting(JournalRecord::act).doesNotContain("user.close");
        User after = Stored.user(storage, office.organization(), first);
        assertThat(after.contact()).isEqualTo(before.contact());
        assertThat(people.seen(first).status().roles()).containsExactly(OFFICE_ADMINISTRATOR);
        assertThat(after.security().deviceEpoch())
                .isGreaterThan(before.security().deviceEpoch());
        Users users = office.desk().users();
        assertThat(List.of(
                        reason(users.unlock(first)),
                        reason(users.changeRoles(first, Set.of())),
                        reason(users.endSessions(first))))
                .containsOnly(WRONG_STATE);
    }

    private static List<JournalRecord> history(Office office, UserId user) {
        return office.desk()
                .journal()
                .read(JournalQuery.Filter.about(user.uuid()), JournalQuery.Order.OLDEST_FIRST, PageRequest.first(100))
                .orThrow()
                .items();
    }

    @EveryStorage
    @Test
    @Tag("G8")
    void reactivationRestoresOnlyWhatTheActorCouldGive(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben", OWNER, OFFICE_ADMINISTRATOR);
        office.desk().users().deactivate(ben).orThrow();
        Users admin = roster.as(office.join("admin", OFFICE_ADMINISTRATOR))
                .once("req-1")
                .users();

        assertThat(admin.reactivate(ben).orThrow()).isEqualTo(new ReactivationReceipt(ben, Set.of(OWNER)));
        assertThat(admin.reactivate(ben).orThrow()).isEqualTo(new ReactivationReceipt(ben, Set.of(OWNER)));

        assertThat(people.seen(ben).status().roles()).containsExactly(OFFICE_ADMINISTRATOR);
        assertThat(office.journal("user.reactivate"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("withheld", "owner"));
    }

    @Test
    @Tag("G8")
    void whoeverMayNotTakeARoleBringsNobodyOutOfItByAnotherWay(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben", OWNER, OFFICE_ADMINISTRATOR);
        Users admin = roster.as(office.join("admin", OFFICE_ADMINISTRATOR)).users();
        Refusal refusal = Refusal.of(ROLE_NOT_GRANTABLE).at("roles").with("role", OWNER);

        assertThat(admin.deactivate(ben).refusal()).contains(refusal);
        assertThat(admin.close(ben).refusal()).contains(refusal);
        assertThat(admin.changeRoles(ben, Set.of()).refusal()).contains(refusal);
        admin.lock(ben).orThrow();
        admin.unlock(ben).orThrow();

        assertThat(people.seen(ben).status().state()).isEqualTo(UserStatus.ACTIVE);
        assertThat(people.seen(ben).status().roles()).containsExactlyInAnyOrder(OWNER, OFFICE_ADMINISTRATOR);
        assertThat(office.journal("user.deactivate"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.refusal()).hasValue("access.role_not_grantable"));
    }

    @Test
    @Tag("G8")
    @Tag("T1")
    @Tag("M11")
    void whoeverMayTakeTheRolesDeactivatesAndGivesThemBack(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben", OFFICE_ADMINISTRATOR);
        UserId eva = people.named("Eva", OWNER);
        Users admin = roster.as(office.join("admin", OFFICE_ADMINISTRATOR)).users();

        admin.deactivate(ben).orThrow();
        office.desk().users().deactivate(eva).orThrow();

        assertThat(admin.reactivate(ben).orThrow().withheld()).isEmpty();
        assertThat(office.desk().users().reactivate(eva).orThrow().withheld()).isEmpty();
        assertThat(people.seen(ben).status().roles()).containsExactly(OFFICE_ADMINISTRATOR);
        assertThat(people.seen(eva).status().roles()).containsExactly(OWNER);
    }

    @Test
    @Tag("G8")
    void supportNeedsTheRightToGiveRolesForWhoeverHoldsSome(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben", OFFICE_ADMINISTRATOR);
        UserId eva = people.named("Eva");
        Users support = roster.as(
                        new Actor.Support(office.organization(), "kim", Set.of(Permission.MANAGE_USERS), "4711"))
                .users();

        assertThat(reason(support.deactivate(ben))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(support.deactivate(eva).refusal()).isEmpty();
    }

    @Test
    @Tag("G3")
    void rolesComeInTheOrderOfTheirCodes(Roster roster, Offices offices, Storage storage) {
        Office office = offices.open();
        People people = People.of(roster, office);
        Role[] many = IntStream.range(0, 20)
                .mapToObj(number -> new Role((char) ('a' + number * 7 % 26) + "-role"))
                .toArray(Role[]::new);
        UserId ben = people.named("Ben", OWNER, OFFICE_ADMINISTRATOR);
        String token = roster.operations()
                .signInExternally(office.organization(), ben)
                .orThrow()
                .token()
                .reveal();
        UserDetails seen = people.seen(ben);

        assertThat(List.copyOf(Stored.user(storage, office.organization(), ben)
                        .status()
                        .with(RoleGrant.of(Set.of(many), Optional.empty()))
                        .rights()
                        .rolesAt(Instant.EPOCH)))
                .isSorted();
        assertThat(seen.status().roles()).containsExactly(OFFICE_ADMINISTRATOR, OWNER);
        assertThat(roster.session(token).orThrow().roles()).containsExactly(OFFICE_ADMINISTRATOR, OWNER);
    }

    @Test
    @Tag("G8")
    @Tag("L5")
    void whoMayGiveARoleMayTakeIt(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        Session ben = people.session(people.named("Ben", OFFICE_ADMINISTRATOR));
        Users admin = roster.as(office.join("admin", OFFICE_ADMINISTRATOR)).users();

        assertThat(reason(admin.changeRoles(ben.user(), Set.of(OWNER)))).isEqualTo(ROLE_NOT_GRANTABLE);
        assertThat(reason(admin.changeRoles(office.session().user(), Set.of()))).isEqualTo(ROLE_NOT_GRANTABLE);
        admin.changeRoles(ben.user(), Set.of(OFFICE_ADMINISTRATOR)).orThrow();
        assertThat(roster.as(ben).users().get(ben.user()).refusal()).isEmpty();
        admin.changeRoles(ben.user(), Set.of()).orThrow();

        assertThat(people.seen(ben.user()).status().roles()).isEmpty();
        assertThat(reason(roster.as(ben).users().get(ben.user()))).isEqualTo(SESSION_OVER);
        assertThat(office.journal("user.roles"))
                .filteredOn(entry -> entry.refusal().isEmpty())
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("added", "")
                        .containsEntry("removed", "office-administrator"));
    }

    @Test
    @Tag("G8")
    void aRoleTheProductGaveUpIsTakenByWhoeverGivesRoles(Storage storage, MovableClock clock) {
        Profile old = StandardProfile.builder("Example")
                .role(MANAGER, new RoleRule(Set.of(), Set.of()))
                .build();
        Kit before = Kit.of(storage, clock, old);
        Office office = before.offices().open();
        UserId ben = People.of(before.roster(), office).named("Ben", MANAGER);
        Kit after = Kit.of(storage, clock, StandardProfile.of("Example"));

        Users users = after.roster().as(office.session()).users();
        users.deactivate(ben).orThrow();
        users.changeRoles(ben, Set.of(OFFICE_ADMINISTRATOR)).orThrow();

        assertThat(People.of(after.roster(), office).seen(ben).status().roles()).containsExactly(OFFICE_ADMINISTRATOR);
    }

    @Test
    @Tag("L8")
    void nobodyDoesItToThemselves(Roster roster, Offices offices) {
        Office office = offices.open();
        office.join("other", OWNER);
        Users users = office.desk().users();
        UserId self = office.session().user();

        assertThat(Stream.of(
                        users.lock(self),
                        users.unlock(self),
                        users.deactivate(self),
                        users.reactivate(self),
                        users.close(self),
                        users.changeRoles(self, Set.of())))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(NOT_ONESELF));
    }

    @Test
    @Tag("T1")
    void managingUsersIsNotYetBringingThemBack(Storage storage, MovableClock clock) {
        Profile profile = StandardProfile.builder("Example")
                .role(MANAGER, new RoleRule(Set.of(Permission.MANAGE_USERS), Set.of(OWNER)))
                .build();
        Kit kit = Kit.of(storage, clock, profile);
        Office office = kit.offices().open();
        UserId ben = People.of(kit.roster(), office).named("Ben");
        Users manager = kit.roster().as(office.join("manager", MANAGER)).users();

        manager.deactivate(ben).orThrow();

        assertThat(reason(manager.reactivate(ben))).isEqualTo(NOT_PERMITTED);
        assertThat(reason(manager.lock(ben))).isEqualTo(NOT_PERMITTED);
        assertThat(reason(manager.unlock(ben))).isEqualTo(NOT_PERMITTED);
        assertThat(reason(manager.changeRoles(ben, Set.of(MANAGER)))).isEqualTo(NOT_PERMITTED);
    }

    @Test
    @Tag("S2")
    void usersOfOthersAreNotFound(Roster roster, Offices offices) {
        UserId stranger = offices.open().session().user();
        Users users = offices.open().desk().users();

        assertThat(Stream.of(
                        users.lock(stranger),
                        users.unlock(stranger),
                        users.deactivate(stranger),
                        users.reactivate(stranger),
                        users.close(stranger),
                        users.changeRoles(stranger, Set.of()),
                        users.endSessions(stranger)))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(NOT_FOUND));
    }

    @Test
    @Tag("G4")
    @Tag("G6")
    void everythingIsToldOnceInTheChainOfTheUser(Roster roster, Offices offices, Storage storage) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");

        for (int i = 0; i < 2; i++) {
            office.once("lock").users().lock(ben).orThrow();
        }
        for (int i = 0; i < 2; i++) {
            office.once("unlock").users().unlock(ben).orThrow();
        }
        Users users = office.desk().users();
        users.deactivate(ben).orThrow();
        users.reactivate(ben).orThrow();
        users.changeRoles(ben, Set.of(OWNER)).orThrow();
        users.endSessions(ben).orThrow();
        users.close(ben).orThrow();

        assertThat(Stream.of("lock", "unlock", "deactivate", "reactivate", "roles", "end-sessions", "close")
                        .map(act -> office.journal("user." + act)))
                .allSatisfy(entries -> assertThat(entries).hasSize(1));
        assertThat(Stored.user(storage, office.organization(), ben).revision().version())
                .isEqualTo(8);
        assertThat(office.desk().journal().verify(ben).orThrow().holds()).isTrue();
        assertThat(office.desk()
                        .journal()
                        .verify(office.organization())
                        .orThrow()
                        .holds())
                .isTrue();
    }

    private static void bring(Users users, UserId user, UserStatus status) {
        switch (status) {
            case LISTED, INVITED -> throw new IllegalArgumentException("the person is no user");
            case ACTIVE -> {}
            case DEACTIVATED -> users.deactivate(user).orThrow();
            case CLOSED -> users.close(user).orThrow();
        }
    }

    private static Outcome<?> move(Users users, UserId user, UserMove move) {
        return switch (move) {
            case DEACTIVATE -> users.deactivate(user);
            case REACTIVATE -> users.reactivate(user);
            case CLOSE -> users.close(user);
        };
    }
}
