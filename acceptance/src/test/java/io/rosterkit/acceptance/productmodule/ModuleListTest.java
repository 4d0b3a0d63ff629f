package io.rosterkit.acceptance.productmodule;

import static io.rosterkit.acceptance.productmodule.Clinic.BILLING;
import static io.rosterkit.acceptance.productmodule.Clinic.CHARTS;
import static io.rosterkit.acceptance.productmodule.Clinic.SCHEDULING;
import static io.rosterkit.acceptance.productmodule.Clinic.reason;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.listing.Count;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users, and people of the directory, are listed by a module that they have. */
@EveryStorage
@RosterTest
@Tag("T10")
@Tag("G5")
class ModuleListTest {

    private Clinic clinic;
    private UserId ben;
    private UserId cleo;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        clinic = Clinic.open(storage, clock);
        ben = clinic.provider("ben", Set.of(SCHEDULING, BILLING));
        cleo = clinic.provider("cleo", Set.of(BILLING));
        clinic.provider("dan");
        clinic.office()
                .desk()
                .invitations()
                .invite(InvitationDraft.to("eva@roth.example", Clinic.PROVIDER))
                .orThrow();
    }

    @Test
    void eachUserWithAnyOfTheModulesIsListedOnceWhereverTheModuleIsOn() {
        assertThat(listed(UserFilter.all().withModules(Set.of(BILLING)))).containsExactly(ben, cleo);
        assertThat(listed(UserFilter.all().withModules(Set.of(SCHEDULING, BILLING))))
                .containsExactly(ben, cleo);
        assertThat(listed(UserFilter.all().withModules(Set.of(SCHEDULING)))).containsExactly(ben);
        assertThat(listed(UserFilter.all().withModules(Set.of(CHARTS)))).isEmpty();
        assertThat(listed(UserFilter.all().withModules(Set.of()))).hasSize(4);

        clinic.support().switchOff(clinic.practice(), Set.of(SCHEDULING)).orThrow();
        assertThat(listed(UserFilter.all().withModules(Set.of(SCHEDULING)))).containsExactly(ben);
        clinic.modules().remove(ben, Set.of(SCHEDULING)).orThrow();
        assertThat(listed(UserFilter.all().withModules(Set.of(SCHEDULING)))).isEmpty();
    }

    @Test
    void theDirectoryHasTheSameUsersAndNobodyElse() {
        assertThat(people(DirectoryFilter.all().withModules(Set.of(BILLING)))).containsExactly(ben, cleo);
        assertThat(people(DirectoryFilter.all().withModules(Set.of(SCHEDULING))))
                .containsExactly(ben);
        assertThat(people(DirectoryFilter.all().withoutUser().withModules(Set.of(BILLING))))
                .isEmpty();
        assertThat(people(DirectoryFilter.all().withModules(Set.of()))).hasSize(5);
    }

    @Test
    void theOtherConditionsHoldToo() {
        UserFilter billing = UserFilter.of(UserStatus.ACTIVE).withModules(Set.of(BILLING));
        assertThat(listed(billing.matching("cleo"))).containsExactly(cleo);
        assertThat(listed(billing.withRoles(Set.of(OFFICE_ADMINISTRATOR)))).isEmpty();
        assertThat(listed(billing.atPractices(Set.of(clinic.practice())))).containsExactly(ben, cleo);
        assertThat(people(DirectoryFilter.all().matching("cleo").withModules(Set.of(BILLING))))
                .containsExactly(cleo);
        assertThat(people(DirectoryFilter.all().withModules(Set.of(BILLING)).onlyInactive()))
                .isEmpty();

        clinic.office().desk().users().deactivate(ben).orThrow();
        assertThat(listed(UserFilter.all().withModules(Set.of(BILLING)))).containsExactly(cleo);
    }

    @Test
    void aPageGoesOnBehindItsCursorAndTheCountIsThatOfTheFilter() {
        UserFilter billing = UserFilter.all().withModules(Set.of(BILLING));
        Page<UserDetails> first = page(billing, PageRequest.first(1).counting());
        PageRequest next = PageRequest.first(1).after(first.next().orElseThrow());

        assertThat(first.items()).extracting(UserDetails::id).containsExactly(ben);
        assertThat(first.count()).contains(Count.of(2));
        assertThat(page(billing, next).items()).extracting(UserDetails::id).containsExactly(cleo);
        assertThat(reason(clinic.office()
                        .desk()
                        .users()
                        .list(UserFilter.all().withModules(Set.of(SCHEDULING)), UserQuery.Order.ADDRESS, next)))
                .isEqualTo(InputReason.CURSOR_NOT_FOUND);
        Page<DirectoryEntry> person = directory(DirectoryFilter.all().withModules(Set.of(BILLING)));
        assertThat(reason(clinic.office()
                        .desk()
                        .directory()
                        .list(
                                DirectoryFilter.all(),
                                PeopleQuery.Order.ADDRESS,
                                PageRequest.first(1).after(person.next().orElseThrow()))))
                .isEqualTo(InputReason.CURSOR_NOT_FOUND);
    }

    @Test
    @Tag("X3")
    void whoManagesOnePracticeListsItsUsersByTheirModules() {
        PracticeId linz =
                clinic.office().desk().practices().open("Linz").orThrow().practice();
        UserId max = clinic.staff("max");
        clinic.office()
                .desk()
                .assignments()
                .assign(cleo, linz, ValidityDraft.always())
                .orThrow();
        clinic.office()
                .desk()
                .assignments()
                .assign(max, linz, ValidityDraft.always())
                .orThrow();
        clinic.office()
                .desk()
                .assignments()
                .grantRole(max, OFFICE_ADMINISTRATOR, linz, ValidityDraft.always())
                .orThrow();
        Desk desk = clinic.desk(max);

        assertThat(desk.users()
                        .list(
                                UserFilter.all().atPractices(Set.of(linz)).withModules(Set.of(BILLING)),
                                UserQuery.Order.ADDRESS,
                                PageRequest.first(10))
                        .orThrow()
                        .items())
                .extracting(UserDetails::id)
                .containsExactly(cleo);
        assertThat(desk.users()
                        .list(
                                UserFilter.all().withModules(Set.of(BILLING)),
                                UserQuery.Order.ADDRESS,
                                PageRequest.first(10))
                        .refusal())
                .isPresent();
    }

    private List<UserId> listed(UserFilter filter) {
        return page(filter, PageRequest.first(50)).items().stream()
                .map(UserDetails::id)
                .toList();
    }

    private Page<UserDetails> page(UserFilter filter, PageRequest request) {
        return clinic.office()
                .desk()
                .users()
                .list(filter, UserQuery.Order.ADDRESS, request)
                .orThrow();
    }

    private List<UserId> people(DirectoryFilter filter) {
        return clinic
                .office()
                .desk()
                .directory()
                .list(filter, PeopleQuery.Order.ADDRESS, PageRequest.first(50))
                .orThrow()
                .items()
                .stream()
                .map(DirectoryEntry::user)
                .toList();
    }

    private Page<DirectoryEntry> directory(DirectoryFilter filter) {
        return clinic.office()
                .desk()
                .directory()
                .list(filter, PeopleQuery.Order.ADDRESS, PageRequest.first(1))
                .orThrow();
    }
}
