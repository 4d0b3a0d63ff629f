package io.rosterkit.acceptance.user;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.OnlyInMemory;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.assignment.Assignments;
import io.rosterkit.customrole.CustomRoleDraft;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ends of users, roles and practices are announced before they come. */
@RosterTest
@EveryStorage
@Tag("X1")
class AnnouncedEndTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int PROCESSES = 8;

    private Roster roster;
    private MovableClock clock;
    private Mailbox mail;
    private Office office;
    private UserId ben;
    private String bens;
    private String annas;

    @BeforeEach
    void open(Roster made, MovableClock movable, Mailbox mailbox, Offices offices) {
        roster = made;
        clock = movable;
        mail = mailbox;
        office = offices.open();
        ben = office.join("ben").user();
        bens = address(ben);
        annas = address(office.session().user());
    }

    @Test
    void theEndOfAUserIsToldToTheUserAndToAdministratorsSevenDaysBeforeAndOnce() {
        Instant end = clock.instant().plus(DAY.multipliedBy(9));
        office.desk()
                .assignments()
                .limit(ben, ValidityDraft.always().until(end))
                .orThrow();
        assertThat(roster.operations().expire(10).total()).isZero();
        clock.moveTo(end.minus(DAY.multipliedBy(7)).minusNanos(1_000));
        assertThat(roster.operations().expire(10).total()).isZero();
        clock.moveTo(end.minus(DAY.multipliedBy(7)));
        int before = mail.to(annas).count();

        assertThat(roster.operations().expire(10).total()).isEqualTo(1);
        assertThat(roster.operations().expire(10).total()).isZero();

        assertThat(mail.to(bens).latest().subject()).contains("ends soon");
        assertThat(mail.to(bens).latest().text()).contains("account").contains("cannot sign in any more");
        assertThat(mail.to(annas).count()).isEqualTo(before + 1);
        assertThat(mail.to(annas).latest().text()).contains("account of ben @ ");
        assertThat(office.journal("user.announce-end"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("ends", end.toString()));
    }

    @Test
    void anExtendedEndIsAnnouncedAnewAndWhatWaitsForTheOldOneIsNotSent() {
        limit(3);
        assertThat(roster.operations().expire(10).total()).isEqualTo(1);
        limit(5);
        int before = mail.to(bens).count();
        assertThat(roster.operations().expire(10).total()).isEqualTo(1);
        assertThat(mail.to(bens).count()).isEqualTo(before + 1);

        limit(20);
        assertThat(roster.operations().expire(10).total()).isZero();
        clock.move(DAY.multipliedBy(13));
        assertThat(roster.operations().expire(10).total()).isEqualTo(1);
        assertThat(mail.to(bens).count()).isEqualTo(before + 2);
    }

    @Test
    void rolesAndPracticesThatEndTogetherAreToldInOneMail() {
        ValidityDraft soon = ValidityDraft.always().until(clock.instant().plus(DAY));
        office.desk().assignments().grantRole(ben, OFFICE_ADMINISTRATOR, soon).orThrow();
        office.desk()
                .assignments()
                .assign(ben, office.founded().practice(), soon)
                .orThrow();

        assertThat(roster.operations().expire(10).total()).isEqualTo(1);

        assertThat(mail.to(bens).latest().text())
                .contains("Roles: office-administrator")
                .contains("Practices: ")
                .doesNotContain("cannot sign in");
    }

    @Test
    void nobodyIsToldOfAnEndThatIsNoneAnyMore() {
        limit(3);
        office.desk().users().deactivate(ben).orThrow();
        assertThat(roster.operations().expire(10).total()).isZero();
        office.desk().users().reactivate(ben).orThrow();
        clock.move(DAY.multipliedBy(3));

        assertThat(roster.operations().expire(10).total()).isZero();
    }

    @Test
    void anEndOfTheUserIsAnnouncedAlthoughOneOfAPracticeAtThatTimeWas() {
        ValidityDraft soon = ValidityDraft.always().until(clock.instant().plus(DAY));
        office.desk()
                .assignments()
                .assign(ben, office.founded().practice(), soon)
                .orThrow();
        assertThat(roster.operations().expire(10).total()).isEqualTo(1);
        office.desk().assignments().limit(ben, soon).orThrow();

        assertThat(roster.operations().expire(10).total()).isEqualTo(1);
        assertThat(roster.operations().expire(10).total()).isZero();

        assertThat(mail.to(bens).latest().text()).contains("cannot sign in any more");
    }

    @Test
    void anEndThatIsMovedAwayAndBackIsAnnouncedAnew(Storage storage) {
        limit(3);
        assertThat(roster.operations().expire(10).total()).isEqualTo(1);
        limit(30);
        assertThat(roster.operations().expire(10).total()).isZero();
        limit(3);
        assertThat(roster.operations().expire(10).total()).isEqualTo(1);

        clock.move(DAY.multipliedBy(33));
        assertThat(roster.operations().purge(100)).isPositive();
        assertThat(announcements(storage)).hasSize(1);
        clock.move(DAY.multipliedBy(1));
        assertThat(roster.operations().purge(100)).isPositive();
        assertThat(announcements(storage)).isEmpty();
    }

    private static List<Announcement> announcements(Storage storage) {
        return storage.port(TableStore.class).scan(Scan.of(AnnouncementTable.ANNOUNCEMENTS));
    }

    @Test
    @OnlyInMemory
    void administratorsByARoleThatTheOrganizationComposedAreToldAndThoseBehindManyWithoutAVerifiedAddress(
            Storage storage) {
        Kit kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .customRoles(Permission.MANAGE_USERS)
                        .build());
        Office large = kit.offices().open();
        for (int number = 0; number < 25; number++) {
            UserImport unverified =
                    UserImport.of("clerk" + number + "@weiss.example", STAFF).withRoles(OFFICE_ADMINISTRATOR);
            kit.roster()
                    .operations()
                    .importUser(large.organization(), unverified)
                    .orThrow();
        }
        UserId cleo = large.join("cleo", OWNER).user();
        Role composed = large.desk()
                .customRoles()
                .compose(new CustomRoleDraft("Helper", Set.of(Permission.MANAGE_USERS)))
                .orThrow()
                .role();
        UserId dora = large.join("dora").user();
        large.desk()
                .assignments()
                .grantRole(dora, composed, ValidityDraft.always())
                .orThrow();
        UserId emil = large.join("emil").user();
        large.desk()
                .assignments()
                .limit(emil, ValidityDraft.always().until(clock.instant().plus(DAY)))
                .orThrow();

        assertThat(kit.roster().operations().expire(10).announced()).isEqualTo(1);

        for (UserId told : List.of(cleo, dora)) {
            assertThat(kit.mail()
                            .to(large.desk()
                                    .users()
                                    .get(told)
                                    .orThrow()
                                    .contact()
                                    .address()
                                    .original())
                            .latest()
                            .subject())
                    .contains("ends soon");
        }
    }

    @Test
    @OnlyInMemory
    void atMostTwentyAdministratorsAreToldAndNotTheOneWhoseEndItIs() {
        List<UserId> clerks = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            clerks.add(office.join("clerk" + number, OFFICE_ADMINISTRATOR).user());
        }
        UserId leaving = clerks.get(0);
        ValidityDraft soon = ValidityDraft.always().until(clock.instant().plus(DAY));
        office.desk().assignments().limit(leaving, soon).orThrow();
        assertThat(roster.operations().expire(10).announced()).isEqualTo(1);

        assertThat(announced(address(leaving)))
                .as("as the user, and not as an administrator")
                .isEqualTo(1);
        assertThat(Stream.concat(clerks.stream(), Stream.of(office.session().user()))
                        .mapToLong(user -> announced(address(user)))
                        .sum())
                .as("the user, and twenty administrators")
                .isEqualTo(21);
    }

    @Test
    @OnlyInMemory
    void aMailThatWaitsGoesToNoAddressThatTheUserOrTheAdministratorHadBefore() {
        Session cleo = office.join("cleo", OWNER);
        Session dora = office.join("dora");
        List<String> former =
                Stream.of(cleo, dora).map(session -> address(session.user())).toList();
        String cleosLink = addressLink(cleo, "cleo@moved.example");
        String dorasLink = addressLink(dora, "dora@moved.example");
        ValidityDraft soon = ValidityDraft.always().until(clock.instant().plus(DAY));
        office.desk().assignments().limit(dora.user(), soon).orThrow();
        assertThat(roster.operations().expire(10).announced()).isEqualTo(1);
        Front front = roster.front(office.organization(), new Source("192.0.2.7"));
        front.confirmAddress(cleosLink).orThrow();
        front.confirmAddress(dorasLink).orThrow();

        assertThat(announced(annas)).isEqualTo(1);
        assertThat(former.stream().map(this::announced)).containsOnly(0L);
        assertThat(announced("cleo@moved.example") + announced("dora@moved.example"))
                .isZero();
    }

    private String addressLink(Session session, String address) {
        roster.as(session).account().changeAddress(address, Offices.PASSWORD).orThrow();
        return mail.to(address).link();
    }

    private long announced(String address) {
        return mail.to(address).mails().stream()
                .filter(sent -> sent.subject().contains("ends soon"))
                .count();
    }

    @Test
    @OnlyInMemory
    void whatEndsTogetherIsOneMailAndOneRunAnnouncesAllThatItMayHoweverManyEnd() {
        int many = 55;
        List<UserId> clerks = new ArrayList<>();
        for (int number = 0; number < many; number++) {
            UserId clerk = roster.operations()
                    .importUser(office.organization(), UserImport.of("clerk" + number + "@weiss.example", STAFF))
                    .orThrow()
                    .user();
            clerks.add(clerk);
            end(clerk, clock.instant().plus(DAY.multipliedBy(3)));
        }

        assertThat(roster.operations().expire(60).announced()).isEqualTo(many);
        assertThat(roster.operations().expire(60).announced()).isZero();
        assertThat(office.journal("user.announce-end")).hasSize(many);

        Collections.reverse(clerks);
        for (UserId clerk : clerks) {
            end(clerk, clock.instant().plus(DAY.multipliedBy(2)));
        }
        assertThat(roster.operations().expire(1).announced()).isEqualTo(1);
        assertThat(roster.operations().expire(60).announced()).isEqualTo(many - 1);
    }

    /** The user, and a role and a practice of it. */
    private void end(UserId user, Instant end) {
        ValidityDraft validity = ValidityDraft.always().until(end);
        Assignments assignments = office.desk().assignments();
        assignments.grantRole(user, OFFICE_ADMINISTRATOR, validity).orThrow();
        assignments.assign(user, office.founded().practice(), validity).orThrow();
        assignments.limit(user, validity).orThrow();
    }

    @Test
    @OnlyInMemory
    void aMailThatWaitsGoesToNoAdministratorWhoIsNoneAnyMore() {
        UserId cleo = office.join("cleo", OWNER).user();
        UserId dora = office.join("dora", OFFICE_ADMINISTRATOR).user();
        UserId emil = office.join("emil", OFFICE_ADMINISTRATOR).user();
        List<String> addresses =
                Stream.of(cleo, dora, emil, ben).map(this::address).toList();
        List<Integer> before =
                addresses.stream().map(address -> mail.to(address).count()).toList();
        limit(3);
        assertThat(roster.operations().expire(10).announced()).isEqualTo(1);

        office.desk().users().deactivate(cleo).orThrow();
        office.desk().assignments().revokeRole(dora, OFFICE_ADMINISTRATOR).orThrow();

        assertThat(addresses.stream().map(address -> mail.to(address).count()))
                .containsExactly(before.get(0), before.get(1), before.get(2) + 1, before.get(3) + 1);
    }

    @Test
    void severalProcessesAnnounceAnEndOnce() {
        office.join("cleo", OWNER);
        limit(3);
        int before = mail.to(bens).count();

        var told = Barrier.together(
                PROCESSES, number -> () -> roster.operations().expire(10).total());

        assertThat(told.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
        assertThat(mail.to(bens).count()).isEqualTo(before + 1);
        assertThat(office.journal("user.announce-end")).hasSize(1);
    }

    @Test
    void howLongBeforeIsPolicy(Storage storage) {
        Kit kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .deactivation(DeactivationPolicy.standard().endsAnnouncedBefore(DAY))
                        .build());
        limit(3);

        assertThat(kit.roster().operations().expire(10).total()).isZero();
        clock.move(DAY.multipliedBy(2));
        assertThat(kit.roster().operations().expire(10).total()).isEqualTo(1);
    }

    private void limit(int days) {
        ValidityDraft validity = ValidityDraft.always().until(clock.instant().plus(DAY.multipliedBy(days)));
        office.desk().assignments().limit(ben, validity).orThrow();
    }

    private String address(UserId user) {
        return office.desk().users().get(user).orThrow().contact().address().original();
    }
}
