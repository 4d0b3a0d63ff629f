package io.rosterkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.access.RoleRule;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("S1")
class OpeningTest {

    @Test
    void aLanguageWithATagLongerThanAStorageKeepsIsMisuse() {
        Opening opening = Opening.of("Praxis", "anna@weiss.example");
        Locale longest = Locale.forLanguageTag("de-x" + "-abcdefgh".repeat(10));

        assertThat(opening.inLanguage(longest).settings().language()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opening.inLanguage(Locale.forLanguageTag(longest.toLanguageTag() + "-abcdefgh")))
                .withMessageContaining("100 characters");
    }

    @Test
    void mailsTheFirstUserALinkThatCanBeLookedAt(Roster roster, Mailbox mail) {
        roster.operations().open("Praxis Weiß", "anna@weiss.example").orThrow();

        assertThat(mail.to("anna@weiss.example").count()).isEqualTo(1);
        assertThat(roster.front(Someone.AT_HOME)
                        .look(mail.to("anna@weiss.example").link())
                        .orThrow()
                        .organization()
                        .text())
                .isEqualTo("Praxis Weiß");
    }

    @Test
    void writesToTheFirstUserInTheLanguageOfTheOrganization(Roster roster, Mailbox mail) {
        roster.operations()
                .open(Opening.of("Praxis Weiß", "anna@weiss.example")
                        .firstUserNamed("Anna Weiß")
                        .inLanguage(Locale.GERMAN))
                .orThrow();

        assertThat(mail.to("anna@weiss.example").latest().subject()).isEqualTo("Praxis Weiß lädt Sie zu Example ein");
        assertThat(mail.to("anna@weiss.example").latest().text()).contains("Guten Tag Anna Weiß,");
    }

    @Test
    @Tag("M2")
    void knowsTheFirstUserByNameFromTheMailToTheListOfUsers(Roster roster, Mailbox mail) {
        OpeningReceipt founded = roster.operations()
                .open(Opening.of("Praxis Weiß", "anna@weiss.example").firstUserNamed("Anna Weiß"))
                .orThrow();
        Desk support = roster.as(everything(founded.organization()));

        assertThat(mail.to("anna@weiss.example").latest().text()).startsWith("Hello Anna Weiß,");
        assertThat(namesOf(support)).containsExactly("Anna Weiß");
        String word = support.practices()
                .showCodeWord(founded.practice())
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();
        roster.front(Someone.AT_HOME)
                .register(mail.to("anna@weiss.example").link(), word, Keys.PASSWORD)
                .orThrow();
        assertThat(namesOf(support)).containsExactly("Anna Weiß");
        assertThat(Snapshot.journal(support).toString()).doesNotContain("Anna");
    }

    @Test
    @Tag("G3")
    void refusesANameOfTheFirstUserLikeAnyOtherName(Roster roster, Mailbox mail) {
        for (String bad : List.of("Anna\nBcc: all@weiss.example", "a".repeat(300), "\u202Eanna")) {
            Opening opening = Opening.of("Praxis Weiß", "anna@weiss.example").firstUserNamed(bad);

            assertThat(roster.operations().open(opening).refusal()).as(bad).hasValueSatisfying(refusal -> {
                assertThat(refusal.reason()).isInstanceOf(ContactReason.class);
                assertThat(refusal.field()).isEqualTo("name");
            });
        }
        assertThat(mail.all()).isEmpty();
    }

    private static List<String> namesOf(Desk desk) {
        return Snapshot.all(page -> desk.directory().list(page)).stream()
                .map(one -> one.contact().name().orElseThrow().text())
                .toList();
    }

    private static Set<Permission> everythingButGivingRoles() {
        Set<Permission> permissions = new TreeSet<>(Permission.ofLibrary());
        permissions.remove(Permission.GRANT_ROLES);
        return permissions;
    }

    @Test
    void givesTheFirstUserTheRolesOfTheProfile(Storage storage, MovableClock clock) {
        Role manager = new Role("user-manager");
        Profile messaging = Profile.create("SecureMail", new UserType("doctor"), manager)
                .role(manager, new RoleRule(everythingButGivingRoles(), Set.of()))
                .build();
        Roster roster = Kit.of(storage, clock, messaging).roster();

        OpeningReceipt founded =
                roster.operations().open("Dental", "anna@dental.example").orThrow();

        InvitationDetails first = invitation(roster, founded);
        assertThat(first.invitee().roles()).containsExactly(manager);
        assertThat(first.invitee().type()).isEqualTo(new UserType("doctor"));
        assertThat(first.invitee().practice()).isEqualTo(founded.practice());
        assertThat(first.invitee().user()).isEqualTo(founded.user());
    }

    @Test
    void whoeverTakesTheInvitationUpFirstIsTheFirstUserAndNobodyAfterThem(Roster roster, Mailbox mail) {
        OpeningReceipt founded =
                roster.operations().open("Praxis", "anna@weiss.example").orThrow();
        Actor job = new Actor.Job(founded.organization(), "host");
        String word = roster.as(job)
                .practices()
                .showCodeWord(founded.practice())
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();
        String link = mail.to("anna@weiss.example").link();

        RegistrationReceipt first = roster.front(Someone.AT_HOME)
                .register(link, word, Keys.PASSWORD)
                .orThrow()
                .done();
        Outcome<?> second = roster.front(Someone.AT_HOME).register(link, word, Keys.OTHER_PASSWORD);

        assertThat(first.user()).isEqualTo(founded.user());
        assertThat(second.refusal()).contains(Refusal.of(InvitationReason.ACCEPTED));
        Desk desk = roster.as(first.signedIn().orElseThrow().session());
        assertThat(desk.users().get(first.user()).orThrow().status().roles()).containsExactly(StandardProfile.OWNER);
        assertThat(desk.invitations()
                        .invite("ben@weiss.example", StandardProfile.STAFF)
                        .refusal())
                .isEmpty();
        assertThat(Snapshot.of(desk).users()).hasSize(1);
    }

    @Test
    void opensOneOrganizationHoweverOftenAndFromHoweverManyThreadsTheRequestComes(Roster roster, Mailbox mail) {
        List<Outcome<OpeningReceipt>> answers = Barrier.together(
                16, number -> () -> roster.operations().once("signup-4711").open("Praxis Weiß", "anna@weiss.example"));

        assertThat(answers.stream().map(Outcome::orThrow).distinct()).hasSize(1);
        assertThat(mail.all()).hasSize(1);
    }

    @Test
    void keepsTheVendorsSupportAndItsCaseInTheJournal(Roster roster) {
        OpeningReceipt founded = roster.operations()
                .open(Opening.of("Praxis Weiß", "anna@weiss.example").openedBySupport("sue", "T-1"))
                .orThrow();

        List<JournalRecord> entries = roster.as(everything(founded.organization()))
                .journal()
                .read(JournalQuery.Filter.all(), JournalQuery.Order.OLDEST_FIRST, PageRequest.first(10))
                .orThrow()
                .items();
        assertThat(entries)
                .extracting(entry -> entry.act())
                .containsExactlyInAnyOrder("organization.open", "practice.open", "invitation.invite");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.agent().kind()).isEqualTo(Agent.Kind.SUPPORT);
            assertThat(entry.agent().id()).isEqualTo("sue");
            assertThat(entry.agent().ground()).contains("T-1");
        });
    }

    @Test
    void refusesANameOrAddressThatCannotBeWrittenToAndOpensNothing(Roster roster, Mailbox mail) {
        assertThat(roster.operations()
                        .open("  ", "anna@weiss.example")
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(ContactReason.NAME_MISSING);
        assertThat(roster.operations()
                        .open("Praxis", "anna@weiss")
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(ContactReason.ADDRESS_MALFORMED);
        assertThat(mail.all()).isEmpty();
    }

    private static InvitationDetails invitation(Roster roster, OpeningReceipt founded) {
        return roster.as(everything(founded.organization()))
                .invitations()
                .get(founded.invitation())
                .orThrow();
    }

    private static Actor everything(OrganizationId organization) {
        return new Actor.Support(organization, "sam", Permission.ofLibrary(), "T-2");
    }

    @Test
    void knowsTheStandardProfilesOwner(Roster roster) {
        OpeningReceipt founded =
                roster.operations().open("Praxis", "anna@weiss.example").orThrow();

        assertThat(invitation(roster, founded).invitee().roles()).containsExactly(StandardProfile.OWNER);
    }
}
