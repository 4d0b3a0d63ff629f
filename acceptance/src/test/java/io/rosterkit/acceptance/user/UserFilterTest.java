package io.rosterkit.acceptance.user;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists of users by what they hold and by when they signed in last. */
@EveryStorage
@RosterTest
class UserFilterTest {

    private static final Duration DAY = Duration.ofDays(1);

    private Office office;
    private People people;
    private Instant begin;
    private UserId ann;
    private UserId ben;

    @BeforeEach
    void arrive(Roster roster, Offices offices, MovableClock clock) {
        office = offices.open();
        people = People.of(roster, office);
        begin = clock.instant();
        clock.move(DAY);
        ann = people.named("Ann", OFFICE_ADMINISTRATOR);
        ben = people.named("Ben");
    }

    @Test
    @Tag("G5")
    void isFilteredByRole() {
        assertThat(listed(UserFilter.all().withRoles(Set.of(OFFICE_ADMINISTRATOR))))
                .containsExactly(ann);
        assertThat(listed(UserFilter.all().withRoles(Set.of(OFFICE_ADMINISTRATOR, OWNER))))
                .containsExactlyInAnyOrder(ann, office.session().user());
        assertThat(listed(UserFilter.all().withRoles(Set.of(new Role("robot")))))
                .isEmpty();
        assertThat(listed(UserFilter.of(UserStatus.DEACTIVATED).withRoles(Set.of(OFFICE_ADMINISTRATOR))))
                .isEmpty();
    }

    @Test
    @Tag("G5")
    void isFilteredByPractice() {
        PracticeId practice = office.founded().practice();

        assertThat(listed(UserFilter.all().atPractices(Set.of(practice))))
                .containsExactlyInAnyOrder(ann, ben, office.session().user());
        assertThat(listed(UserFilter.all()
                        .atPractices(Set.of(
                                office.desk().practices().open("Wels").orThrow().practice()))))
                .isEmpty();
    }

    @Test
    @Tag("G5")
    void isFilteredByTheEndOfARole(Storage storage) {
        Instant end = begin.plus(DAY.multipliedBy(7));
        RoleGrant until = new RoleGrant(
                OFFICE_ADMINISTRATOR,
                Optional.empty(),
                new Validity(Optional.empty(), Optional.of(end)),
                Optional.empty());
        storage.apply(Changes.none(office.organization())
                .and(UserRoleTable.USER_ROLES.insert(new UserRole(office.organization(), ben, until))));

        assertThat(listed(UserFilter.all().endingBy(end))).containsExactly(ben);
        assertThat(listed(UserFilter.all().endingBy(end.minusSeconds(1)))).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("X1")
    @Tag("S5")
    void theDirectoryShowsAndFiltersEndsAsTheListOfUsersDoes() {
        Instant end = begin.plus(DAY.multipliedBy(7));
        office.desk()
                .assignments()
                .limit(ben, ValidityDraft.always().until(end))
                .orThrow();
        office.desk()
                .assignments()
                .grantRole(ann, OFFICE_ADMINISTRATOR, ValidityDraft.always().until(end.plusSeconds(1)))
                .orThrow();
        UserId cleo = office.desk()
                .invitations()
                .invite(InvitationDraft.to("cleo@weiss.example", STAFF)
                        .limitedTo(ValidityDraft.always().until(end)))
                .orThrow()
                .user();

        assertThat(office.desk().directory().get(cleo).orThrow().status().validity())
                .isEqualTo(Validity.always());
        assertThat(people(DirectoryFilter.all().endingBy(end)))
                .containsExactly(Map.entry(ben, new Validity(Optional.empty(), Optional.of(end))));
        assertThat(people(DirectoryFilter.all().endingBy(end.minusSeconds(1)))).isEmpty();
        assertThat(people(DirectoryFilter.all().endingBy(Instant.MAX)).keySet())
                .containsExactlyInAnyOrderElementsOf(listed(UserFilter.all().endingBy(Instant.MAX)))
                .containsExactlyInAnyOrder(ann, ben);
        assertThat(office.desk().directory().get(ben).orThrow().status().validity())
                .isEqualTo(office.desk().users().get(ben).orThrow().status().validity());
    }

    private Map<UserId, Validity> people(DirectoryFilter filter) {
        return office
                .desk()
                .directory()
                .list(filter, PeopleQuery.Order.NAME, PageRequest.first(50))
                .orThrow()
                .items()
                .stream()
                .collect(Collectors.toMap(
                        DirectoryEntry::user, entry -> entry.status().validity()));
    }

    @Test
    @Tag("X2")
    void isFilteredAndSortedByTheLastSignIn(MovableClock clock) {
        people.session(ben);
        clock.move(DAY);
        people.session(ann);
        Instant late = clock.instant().minusSeconds(7_200);
        UserFilter imported = UserFilter.all().matching("weiss.example");

        assertThat(listed(imported.signedInSince(late))).containsExactly(ann);
        assertThat(listed(imported.notSignedInSince(late))).containsExactly(ben);
        assertThat(ids(imported, UserQuery.Order.LAST_SIGN_IN, PageRequest.first(10)))
                .containsExactly(ann, ben);
        UserId cleo = people.importUser(UserImport.of("cleo@weiss.example", STAFF));
        assertThat(ids(imported, UserQuery.Order.LAST_SIGN_IN, PageRequest.first(10)))
                .doesNotContain(cleo);
        assertThat(listed(imported.notSignedInSince(late))).containsExactly(ben, cleo);
    }

    @Test
    @Tag("X2")
    @Tag("G5")
    void pagesByTheLastSignInGoOnBehindAUserWhoHasSignedInAgain(MovableClock clock) {
        people.session(ann);
        clock.move(DAY);
        people.session(ben);
        UserFilter imported = UserFilter.all().matching("weiss.example");
        Page<UserDetails> first = office.desk()
                .users()
                .list(imported, UserQuery.Order.LAST_SIGN_IN, PageRequest.first(1))
                .orThrow();
        clock.move(DAY);
        people.session(ben);
        PageRequest next = PageRequest.first(1).after(first.next().orElseThrow());

        assertThat(ids(imported, UserQuery.Order.LAST_SIGN_IN, next)).containsExactly(ann);
        assertThat(office.desk()
                        .users()
                        .list(imported.signedInSince(begin), UserQuery.Order.LAST_SIGN_IN, next)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(InputReason.CURSOR_NOT_FOUND);
    }

    private List<UserId> listed(UserFilter filter) {
        return ids(filter, UserQuery.Order.ADDRESS, PageRequest.first(100));
    }

    private List<UserId> ids(UserFilter filter, UserQuery.Order order, PageRequest request) {
        return office.desk().users().list(filter, order, request).orThrow().items().stream()
                .map(UserDetails::id)
                .toList();
    }
}
