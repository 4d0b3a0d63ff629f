package io.rosterkit.tck;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.Revision;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.PracticeStatus;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.SecondStepDemand;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.table.SampleValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes in comes out, to the last character, byte and microsecond; and what differs at all stays apart. */
abstract class ValueContract extends Contract {

    private static final List<String> TEXTS = List.of(
            "a",
            "a ",
            " a",
            "A",
            "O'Brien \"Bob\" \\ 100 % _ ; -- /* */ ? :x {y} $1",
            "Weiß, Ägidius Łukasz",
            "\u00e9",
            "e\u0301",
            "İstanbul ıi",
            "張偉 Αλέξανδρος שרה",
            "\uD83D\uDC69\u200D\u2695\uFE0F",
            "\uD83D\uDE00".repeat(DisplayName.MAX_LENGTH));

    private static final List<String> KEYS =
            List.of("a@weiss.example", "A@weiss.example", "a@weiss.example ", " a@weiss.example", "a%@weiss.example");

    private static final List<Instant> TIMES = List.of(
            NOW,
            Instant.parse("1970-01-01T00:00:00.000001Z"),
            Instant.parse("1999-12-31T23:59:59.999999Z"),
            Instant.parse("2026-10-25T00:30:00.999999Z"),
            Instant.parse("2026-10-25T01:30:00.000001Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("2126-02-28T12:00:00.5Z"));

    @Test
    void namesSurvive() {
        for (String text : TEXTS) {
            Practice some = given.practice(NOW);
            Practice row = some.withName(new DisplayName(text), some.revision());
            write(PracticeTable.PRACTICES.insert(row));

            assertThat(practice(row).map(Practice::name)).contains(row.name());
        }
    }

    @Test
    void addressesSurviveAsTheyWereGiven() {
        for (String text : TEXTS.subList(0, TEXTS.size() - 1)) {
            String key = "u" + TEXTS.indexOf(text) + "@weiss.example";
            User row = addressed(given.user(key, UserStatus.ACTIVE), new EmailAddress(text, key));
            write(UserRows.insert(row));

            assertThat(user(row)).contains(row);
        }
    }

    @Test
    void theLongestAddressSurvives() {
        String longest = "x".repeat(EmailAddress.MAX_LENGTH - 14) + "@weiss.example";
        Invitation row = invite(given, given.invitation(longest));

        assertThat(found(row)).contains(row);
        assertThat(storage.port(InvitationStore.class)
                        .addressesInUse(viewer, List.of(longest))
                        .value()
                        .open())
                .containsExactly(Map.entry(longest, row));
    }

    @Test
    void addressKeysThatDifferAtAllAreTwo() {
        for (String key : KEYS) {
            invite(given, given.invitation(key));
        }
        for (String key : KEYS) {
            Invitation invitation = Objects.requireNonNull(ground(key).open().get(key));
            assertThat(ground(key).open()).as("'%s'", key).containsOnlyKeys(key);
            assertThat(ground(key).users()).as("'%s'", key).isEmpty();
            User joined = Moves.to(UserStatus.ACTIVE, invitation.invited());
            write(UserRows.update(invitation.invited(), joined));

            assertThat(ground(key).users()).as("'%s'", key).containsOnlyKeys(key);
            assertThat(holder(key)).as("'%s'", key).contains(joined);
        }
    }

    private InvitationStore.AddressesInUse ground(String key) {
        return storage.port(InvitationStore.class)
                .addressesInUse(viewer, List.of(key))
                .value();
    }

    @Test
    void theTextOfAnEntrySurvives() {
        for (String text : TEXTS) {
            String someText = text.substring(0, Math.min(60, text.length()));
            JournalEntry some =
                    given.entry(new Subject(Subject.Kind.USER, given.id().uuid(), 1), NOW);
            Map<String, String> facts = Map.of("text", text, "lines", text + "\n\r\n\t=" + text, "empty", "");
            JournalEntry row = new JournalEntry(
                    some.id(),
                    given.id(),
                    NOW,
                    new Agent(Agent.Kind.SUPPORT, someText, someText),
                    JournalEvent.refused("user.unlock", "", facts),
                    some.subject(),
                    some.secured());
            write(Changes.none(given.id()).and(row));

            assertThat(storage.port(JournalStore.class)
                            .about(given.id(), given.id().uuid()))
                    .contains(row);
        }
    }

    @Test
    void theAnswerToARequestSurvives() {
        for (String answer : List.of("", " ", "x".repeat(8_000), "{\"id\": \"'\\\\\"}\n", "Weiß \uD83D\uDE00")) {
            Request some = given.request("req-" + answer.length(), NOW);
            Request row = new Request(given.id(), some.id(), some.operation(), Bytes.none(), answer, NOW);
            write(Changes.none(given.id()).and(row));

            assertThat(storage.port(RequestStore.class).known(given.id(), List.of(row.id())))
                    .containsExactly(row);
        }
    }

    @Test
    void languagesSurvive() {
        Organization row = organization();
        for (String tag : List.of("tr", "en-US", "zh-Hant-TW", "sr-Latn-RS", "de-AT")) {
            row = changed(row, Locale.forLanguageTag(tag), row.zone());

            assertThat(organization()).isEqualTo(row);
        }
    }

    /** Those that this Java does not know too: a newer process may have written them. */
    @Test
    void zonesSurvive() {
        Organization row = organization();
        for (String zone : List.of(
                "UTC",
                "+05:30",
                "America/Argentina/ComodRivadavia",
                "Etc/GMT+12",
                "Mars/Olympus_Mons",
                "X".repeat(ZoneName.MAX_LENGTH))) {
            row = changed(row, row.language(), new ZoneName(zone));

            assertThat(organization()).isEqualTo(row);
        }
    }

    @Test
    void profilesSurvive() {
        Organization row = organization();
        for (String profile : List.of("p", "dental-clinic-2", "p".repeat(40))) {
            row = changed(row, OrganizationPolicy.of(new ProfileName(profile)));

            assertThat(organization()).isEqualTo(row);
        }
    }

    @Test
    void overridesSurvive() {
        Organization row = organization();
        for (PolicyOverrides overrides : List.of(
                PolicyOverrides.none().secondStep(SecondStepDemand.AT_SIGN_IN),
                PolicyOverrides.none().invitationLifetime(Duration.ofNanos(1)),
                SampleValues.LONGEST_OVERRIDES,
                PolicyOverrides.none())) {
            row = changed(row, row.policy().with(overrides));

            assertThat(organization()).isEqualTo(row);
        }
    }

    private Organization changed(Organization row, OrganizationPolicy policy) {
        Revision next = new Revision(row.revision().version() + 1, Bytes.none());
        Organization changed = row.set(row.settings().with(policy), next);
        write(OrganizationTable.ORGANIZATIONS.update(changed));
        return changed;
    }

    private Organization changed(Organization row, Locale language, ZoneName zone) {
        Revision next = new Revision(row.revision().version() + 1, Bytes.none());
        Organization changed =
                row.set(new Organization.Settings(language, zone, row.policy(), row.customRoles()), next);
        write(OrganizationTable.ORGANIZATIONS.update(changed));
        return changed;
    }

    @Test
    void bytesSurvive() {
        byte[] every = new byte[256];
        for (int value = 0; value < every.length; value++) {
            every[value] = (byte) value;
        }
        Practice some = given.practice(NOW);
        for (byte[] bytes : List.of(every, new byte[] {0}, new byte[] {0, 0, 32, 0})) {
            SealedWord word = new SealedWord(255, Bytes.of(bytes));
            Practice row = new Practice(
                    given.id(),
                    given.practice(NOW).id(),
                    some.name(),
                    PracticeStatus.ACTIVE,
                    word,
                    NOW,
                    new Revision(1, Bytes.none()));
            write(PracticeTable.PRACTICES.insert(row));

            assertThat(practice(row)).contains(row);
        }
    }

    @Test
    void absentIsNotEmpty() {
        Invitation some = given.invitation("ben@weiss.example");
        Invitation row = new Invitation(
                given.id(),
                some.id(),
                new Invitee(
                        some.invitee().user(),
                        some.invitee().address(),
                        Invitee.Details.none(),
                        Invitee.Access.of(some.invitee().type(), some.invitee().practice()),
                        false),
                some.progress(),
                some.link(),
                some.lastMessage(),
                some.revision());

        invite(given, row);

        assertThat(found(row)).contains(row);
    }

    @Test
    void timesSurviveToTheMicrosecond() {
        for (Instant at : TIMES) {
            Practice practice = given.practice(at);
            Invitation invitation = given.invitation("ben@weiss.example", declined(at));
            Message message = given.message(Lane.CODE, at);
            JournalEntry entry =
                    given.entry(new Subject(Subject.Kind.PRACTICE, practice.id().uuid(), 1), at);
            Request request = given.request("req-" + at, at);
            write(Changes.none(given.id())
                    .and(PracticeTable.PRACTICES.insert(practice))
                    .and(InvitationTable.INVITATIONS.insert(invitation))
                    .and(given.inviting(invitation).messages().get(0))
                    .and(message)
                    .and(entry)
                    .and(request));

            assertThat(practice(practice)).contains(practice);
            assertThat(found(invitation)).contains(invitation);
            assertThat(storage.port(MessageWork.class).claim(ClaimRequest.any(at, 100, Duration.ofHours(1))))
                    .extracting(Claimed::message)
                    .contains(message);
            assertThat(storage.port(JournalStore.class)
                            .about(given.id(), practice.id().uuid()))
                    .containsExactly(entry);
            assertThat(storage.port(RequestStore.class).known(given.id(), List.of(request.id())))
                    .containsExactly(request);
        }
    }

    private InvitationProgress declined(Instant at) {
        return new InvitationProgress(
                InvitationState.DECLINED,
                at,
                at.plusNanos(1_000),
                at.minusNanos(1_000),
                Optional.empty(),
                Optional.of(
                        given.user("inviter@weiss.example", UserStatus.ACTIVE).id()));
    }

    private Optional<Practice> practice(Practice row) {
        return storage.port(OrganizationStore.class).practice(viewer, row.id()).value();
    }

    private Optional<User> user(User row) {
        return storage.port(UserStore.class).find(viewer, row.id()).value();
    }

    private static User addressed(User user, EmailAddress address) {
        User.Contact contact = User.Contact.of(address).withAddress(address, true);
        return user.withContact(contact, user.security(), user.revision());
    }
}
