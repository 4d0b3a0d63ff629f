package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.address;
import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.Users;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user of the own organization is found by address. */
@RosterTest
class FindUserTest {

    @EveryStorage
    @Test
    @Tag("S2")
    void answersTheUserOfThatAddressAsGetDoes(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId ben = People.of(roster, office).named("Ben");
        UserDetails details = office.desk().users().get(ben).orThrow();

        assertThat(Stream.of("ben@weiss.example", "BEN@Weiss.Example", " ben@weiss.example "))
                .allSatisfy(given ->
                        assertThat(office.desk().users().find(given).orThrow()).isEqualTo(details));
    }

    @EveryStorage
    @Test
    @Tag("S2")
    void anUnknownAddressIsAnsweredLikeAForeignIdAndLikeTheAddressOfAnotherOrganization(
            Roster roster, Offices offices) {
        Office office = offices.open();
        Office other = offices.open();
        UserId eva = People.of(roster, other).named("Eva");
        Users users = office.desk().users();
        Refusal foreign = users.get(eva).refusal().orElseThrow();

        assertThat(foreign).isEqualTo(Refusal.of(NOT_FOUND));
        assertThat(users.get(new UserId(UUID.randomUUID())).refusal()).contains(foreign);
        assertThat(users.find("nobody@weiss.example").refusal()).contains(foreign);
        assertThat(users.find(address("Eva")).refusal()).contains(foreign);
        assertThat(other.desk().users().find(address("Eva")).orThrow().id()).isEqualTo(eva);
    }

    @Test
    @Tag("M11")
    void findsInvitedPeopleOnlyOnceTheyAreUsersAndClosedOnesNoMore(Roster roster, Offices offices) {
        Office office = offices.open();
        Users users = office.desk().users();
        office.desk()
                .invitations()
                .invite("eva@weiss.example", StandardProfile.STAFF)
                .orThrow();
        UserId ben = People.of(roster, office).named("Ben");

        users.close(ben).orThrow();

        assertThat(reason(users.find("eva@weiss.example"))).isEqualTo(NOT_FOUND);
        assertThat(reason(users.find("ben@weiss.example"))).isEqualTo(NOT_FOUND);
        assertThat(users.get(ben).refusal()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsRefusedAsAnInvitationToItIs(Offices offices) {
        Office office = offices.open();

        assertThat(Stream.of("", "ben", "ben@weiss.example\r\nBcc: eva@weiss.example", "ben@straße.example"))
                .allSatisfy(text -> {
                    Outcome<?> found = office.desk().users().find(text);
                    assertThat(found.refusal())
                            .isEqualTo(office.desk()
                                    .invitations()
                                    .invite(text, StandardProfile.STAFF)
                                    .refusal());
                    assertThat(reason(found)).isInstanceOf(ContactReason.class);
                });
    }

    @Test
    @Tag("G4")
    void callersWithoutThePermissionAreRefusedWhetherTheAddressIsKnownOrNot(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        people.named("Ben");
        Users nobody = roster.as(people.session(people.named("Eva"))).users();

        assertThat(Stream.of("ben@weiss.example", "nobody@weiss.example"))
                .allSatisfy(text -> assertThat(reason(nobody.find(text))).isEqualTo(NOT_PERMITTED));
        assertThat(office.journal("user.find")).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.refusal()).hasValue("access.not_permitted");
            assertThat(entry.subject().id()).isEqualTo(office.organization().uuid());
            assertThat(entry.toString()).doesNotContain("@");
        });
    }
}
