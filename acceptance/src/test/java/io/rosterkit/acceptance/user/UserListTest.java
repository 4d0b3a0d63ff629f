package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.Trait;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserImport;
import io.rosterkit.user.Users;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
class UserListTest {

    private static final Trait PROVIDER = Trait.of("provider");
    private static final UserType DENTIST = new UserType("dentist");

    @Test
    void invitedPeopleAreNoUsers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserFilter.of(UserStatus.ACTIVE, UserStatus.INVITED))
                .withMessageContaining("desk.directory()");
    }

    @Test
    @Tag("S5")
    void everybodyIsListedWhoWasInvitedRegisteredOrNot(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId ann = People.of(roster, office).named("Ann");
        InvitationReceipt ben = office.desk()
                .invitations()
                .invite(InvitationDraft.to("ben@weiss.example", GUEST).named("Ben"))
                .orThrow();
        InvitationReceipt gone =
                office.desk().invitations().invite("gone@weiss.example", STAFF).orThrow();
        office.desk().invitations().withdraw(gone.invitation()).orThrow();

        List<DirectoryEntry> all =
                office.desk().directory().list(PageRequest.first(100)).orThrow().items();

        assertThat(all)
                .filteredOn(row -> row.contact().address().orElseThrow().key().endsWith("weiss.example"))
                .satisfiesExactly(
                        row -> {
                            assertThat(row.user()).isEqualTo(ann);
                            assertThat(row.invitation()).isEmpty();
                            assertThat(row.status().registration()).isEqualTo(RegistrationStatus.REGISTERED);
                        },
                        row -> {
                            assertThat(row.user()).isEqualTo(ben.user());
                            assertThat(row.invitation()).contains(ben.invitation());
                            assertThat(row.type()).isEqualTo(GUEST);
                            assertThat(row.contact().name()).isPresent();
                            assertThat(row.status().registration()).isEqualTo(RegistrationStatus.INVITED);
                        });
        assertThat(all).hasSize(3);
    }

    @Test
    @Tag("S5")
    @Tag("T3")
    void everyListIsWalkedPageByPageWithoutLossOrRepetition(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        People people = People.of(roster, office);
        Users users = office.desk().users();
        List<UserId> some = new ArrayList<>();
        for (String name : List.of("Ann", "Ben", "Eva", "Kim", "Lea")) {
            clock.move(java.time.Duration.ofSeconds(1));
            some.add(people.named(name));
        }
        some.forEach(user -> users.lock(user).orThrow());
        some.forEach(user -> users.deactivate(user).orThrow());
        UserFilter inactive = UserFilter.of(UserStatus.DEACTIVATED);

        for (UserQuery.Order order : EnumSet.complementOf(EnumSet.of(UserQuery.Order.LAST_SIGN_IN))) {
            List<UserId> walked = walk(request -> users.list(inactive, order, request)).stream()
                    .map(UserDetails::id)
                    .toList();
            assertThat(walked).isEqualTo(order == UserQuery.Order.NEWEST_FIRST ? reversed(some) : some);
        }
        assertThat(walk(request -> users.list(UserFilter.locked(), UserQuery.Order.ADDRESS, request)))
                .extracting(UserDetails::id)
                .isEqualTo(some);
        assertThat(walk(office.desk().directory()::list))
                .extracting(DirectoryEntry::user)
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("S2")
    void aCursorLeadsOnInItsOwnListOnly(Roster roster, Offices offices) {
        Office office = offices.open();
        Users users = office.desk().users();
        UserFilter active = UserFilter.of(UserStatus.ACTIVE);
        People.of(roster, office).named("Ben");
        PageRequest next = PageRequest.first(1)
                .after(users.list(active, UserQuery.Order.ADDRESS, PageRequest.first(1))
                        .orThrow()
                        .next()
                        .orElseThrow());
        Users others = offices.open().desk().users();

        assertThat(users.list(active, UserQuery.Order.ADDRESS, next).refusal()).isEmpty();
        assertThat(Stream.of(
                        users.list(active, UserQuery.Order.OLDEST_FIRST, next),
                        users.list(UserFilter.of(UserStatus.CLOSED), UserQuery.Order.ADDRESS, next),
                        users.list(UserFilter.locked(), UserQuery.Order.ADDRESS, next),
                        office.desk().directory().list(next),
                        others.list(active, UserQuery.Order.ADDRESS, next)))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(InputReason.CURSOR_NOT_FOUND));
    }

    @Test
    @Tag("T8")
    void lockedUsersAreListedByWhetherTheyAreProviders(Storage storage, MovableClock clock) {
        Profile profile = StandardProfile.builder("Example")
                .type(DENTIST)
                .trait(PROVIDER, Set.of(DENTIST))
                .build();
        Kit kit = Kit.of(storage, clock, profile);
        Office office = kit.offices().open();
        People people = People.of(kit.roster(), office);
        UserId dentist = people.importUser(UserImport.of("ann@weiss.example", DENTIST));
        UserId staff = people.importUser(UserImport.of("ben@weiss.example", STAFF));
        UserId guest = people.importUser(UserImport.of("eva@weiss.example", GUEST));
        people.importUser(UserImport.of("free@weiss.example", DENTIST));
        Users users = office.desk().users();
        List.of(dentist, staff, guest).forEach(user -> users.lock(user).orThrow());

        assertThat(locked(users, Optional.of(PROVIDER))).containsExactly(dentist);
        assertThat(locked(users, Optional.of(PROVIDER.absent()))).containsExactly(staff, guest);
        assertThat(locked(users, Optional.empty())).containsExactly(dentist, staff, guest);
        assertThatThrownBy(() -> locked(users, Optional.of(Trait.of("robot"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trait");
    }

    @Test
    @Tag("T8")
    void aTraitNamesSomeTypesOfTheProfileAndNotAll() {
        assertThat(Stream.of(Set.<UserType>of(), Set.of(STAFF, GUEST), Set.of(DENTIST)))
                .allSatisfy(types -> assertThatThrownBy(() -> StandardProfile.builder("Example")
                                .trait(PROVIDER, types)
                                .build())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("traits.provider"));
        assertThatThrownBy(() -> StandardProfile.builder("Example")
                        .trait(PROVIDER.absent(), Set.of(STAFF))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Trait.of("Provider")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("S5")
    void listsAreForThoseWhoMayLook(Roster roster, Offices offices) {
        Desk desk = roster.as(offices.open().join("ben"));
        Users nobody = desk.users();

        assertThat(Stream.of(
                        nobody.list(UserFilter.of(UserStatus.ACTIVE), UserQuery.Order.ADDRESS, PageRequest.first(1)),
                        nobody.list(UserFilter.locked(), UserQuery.Order.ADDRESS, PageRequest.first(1)),
                        desk.directory().list(PageRequest.first(1))))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(NOT_PERMITTED));
    }

    private static List<UserId> locked(Users users, Optional<Trait> trait) {
        UserFilter filter = trait.map(UserFilter.locked()::withTrait).orElseGet(UserFilter::locked);
        return walk(request -> users.list(filter, UserQuery.Order.ADDRESS, request)).stream()
                .map(UserDetails::id)
                .toList();
    }

    private static <T> List<T> walk(Function<PageRequest, Outcome<Page<T>>> list) {
        List<T> all = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(2));
        while (request.isPresent()) {
            Page<T> page = list.apply(request.get()).orThrow();
            all.addAll(page.items());
            request = page.next().map(PageRequest.first(2)::after);
        }
        return all;
    }

    private static <T> List<T> reversed(List<T> some) {
        List<T> copy = new ArrayList<>(some);
        java.util.Collections.reverse(copy);
        return copy;
    }
}
