package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.audit.PersonalData;
import io.rosterkit.model.Id;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.JournalQuery.Filter;
import io.rosterkit.model.audit.JournalQuery.Order;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("G4")
class TrailTest {

    private static final Duration MICRO = Duration.ofNanos(1000);
    private static final PageRequest ALL = PageRequest.first(PageRequest.MAX_LIMIT);

    @Test
    void saysWhoDidWhatToWhomWhenFromWhereAndOnWhichGround(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);
        clock.move(Duration.ofHours(1));

        InvitationId ben = invite(roster.as(new Actor.Member(admin), Someone.AT_HOME), "ben@weiss.example");

        JournalRecord entry = last(office);
        assertThat(entry.at()).isEqualTo(clock.instant());
        assertThat(entry.agent())
                .isEqualTo(new JournalRecord.Agent(
                        Agent.Kind.MEMBER,
                        admin.user().toString(),
                        "invite by office-administrator",
                        PersonalData.known("203.0.113.7")));
        assertThat(entry.subject())
                .isEqualTo(new JournalRecord.Subject(
                        Subject.Kind.INVITATION, ben.uuid(), PersonalData.known(new TreeMap<>())));
        assertThat(entry.act()).isEqualTo("invitation.invite");
        assertThat(entry.refusal()).isEmpty();
        assertThat(entry.details())
                .containsEntry("type", "staff")
                .containsEntry("practice", office.founded().practice().toString());
    }

    @Test
    void keepsWhereTheSessionOfAUserActsFrom(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        clock.move(Duration.ofHours(1));

        invite(roster.as(office.session(), Someone.AT_HOME), "ben@weiss.example");

        assertThat(last(office).agent().source()).isEqualTo(PersonalData.known("203.0.113.7"));
        assertThat(last(office).agent().id()).isEqualTo(office.session().user().toString());
    }

    @Test
    void saysInWhichCaseSupportActed(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        clock.move(MICRO);
        Actor kim = new Actor.Support(office.organization(), "kim", Set.of(Permission.INVITE), "4711");

        invite(roster.as(kim, Someone.AT_HOME), "ben@weiss.example");

        assertThat(last(office).agent())
                .isEqualTo(new JournalRecord.Agent(
                        Agent.Kind.SUPPORT, "kim", "invite case 4711", PersonalData.known("203.0.113.7")));
    }

    @Test
    @Tag("S1")
    void saysWhoOpenedTheOrganization(Roster roster, Offices offices) {
        OpeningReceipt bySupport = roster.operations()
                .open(Opening.of("Dental", "anna@dental.example").openedBySupport("kim", "4712"))
                .orThrow();
        Actor job = new Actor.Job(bySupport.organization(), "reader");
        Office bySystem = offices.open();

        assertThat(Snapshot.journal(roster.as(job)))
                .extracting(JournalRecord::agent)
                .containsOnly(new JournalRecord.Agent(
                        Agent.Kind.SUPPORT, "kim", "opening case 4712", PersonalData.known("")));
        assertThat(about(bySystem, bySystem.organization().uuid()))
                .extracting(JournalRecord::agent)
                .containsOnly(
                        new JournalRecord.Agent(Agent.Kind.SYSTEM, "operations", "opening", PersonalData.known("")));
    }

    @Test
    @Tag("M4")
    void saysFromWhereAnInvitationWasDeclined(Roster roster, Offices offices, Mailbox mail, MovableClock clock) {
        Office office = offices.open();
        invite(office.desk(), "ben@weiss.example");
        clock.move(MICRO);

        roster.front(Someone.AT_HOME)
                .decline(mail.to("ben@weiss.example").link())
                .orThrow();

        assertThat(last(office).agent())
                .isEqualTo(new JournalRecord.Agent(Agent.Kind.VISITOR, "", "link", PersonalData.known("203.0.113.7")));
        assertThat(last(office).act()).isEqualTo("invitation.decline");
    }

    @Test
    @Tag("M4")
    void saysThatAnInvitationExpired(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        InvitationId ben = invite(office.desk(), "ben@weiss.example");
        clock.move(Duration.ofDays(7));

        roster.operations().expire(100);

        JournalRecord entry = about(office, ben.uuid()).get(1);
        assertThat(entry.agent())
                .isEqualTo(new JournalRecord.Agent(Agent.Kind.SYSTEM, "expiry", "expiry", PersonalData.known("")));
        assertThat(entry.act()).isEqualTo("invitation.expire");
    }

    @Test
    void tellsOfARefusedAttemptBesideTheChanges(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        Session guest = office.join("guest");
        InvitationId ben = invite(office.desk(), "ben@weiss.example");
        clock.move(Duration.ofMinutes(1));
        roster.as(new Actor.Member(guest), Someone.AT_HOME).invitations().withdraw(ben);
        clock.move(Duration.ofMinutes(1));
        office.desk().invitations().withdraw(ben).orThrow();
        clock.move(Duration.ofMinutes(1));
        office.desk().invitations().withdraw(ben);

        List<JournalRecord> history =
                Snapshot.all(page -> office.desk().invitations().history(ben, page));

        assertThat(history)
                .extracting(entry -> entry.act(), entry -> entry.refusal())
                .containsExactly(
                        tuple("invitation.invite", Optional.empty()),
                        tuple("invitation.withdraw", Optional.of("access.not_permitted")),
                        tuple("invitation.withdraw", Optional.empty()),
                        tuple("invitation.withdraw", Optional.of("invitation.wrong_state")));
        assertThat(history.get(1).agent())
                .isEqualTo(new JournalRecord.Agent(
                        Agent.Kind.MEMBER, guest.user().toString(), "", PersonalData.known("203.0.113.7")));
        assertThat(history.get(1).details()).isEqualTo(Map.of("permission", "invite"));
    }

    @Test
    @Tag("M4")
    void tellsTheWholeStoryOfAnInvitationWithoutAGap(Offices offices, MovableClock clock, Storage storage) {
        Office office = offices.open();
        InvitationId ben = travelled(office, clock);

        List<JournalRecord> history =
                Snapshot.all(page -> office.desk().invitations().history(ben, page));

        assertThat(history)
                .extracting(entry -> entry.act())
                .containsExactly("invitation.invite", "invitation.resend", "invitation.renew", "invitation.withdraw");
        assertThat(Stored.journal(storage, office.organization(), ben))
                .extracting(entry -> entry.subject().version())
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(Stored.invitation(storage, office.organization(), ben)
                        .revision()
                        .version())
                .isEqualTo(4);
        assertThat(office.desk().journal().verify(ben).orThrow().holds()).isTrue();
        assertThat(office.desk().journal().verify(ben).orThrow().intact()).isEqualTo(4);
    }

    @Test
    void hasAChainForEverySubjectThatEverChanged(Offices offices, MovableClock clock) {
        Office office = offices.open();
        travelled(office, clock);
        office.desk().practices().renewCodeWord(office.founded().practice()).orThrow();

        List<Long> lengths = List.of(
                intact(office, office.organization()),
                intact(office, office.founded().practice()),
                intact(office, Someone.invitedTo(office)),
                intact(office, office.session().user()));

        assertThat(lengths).containsExactly(1L, 2L, 1L, 1L);
    }

    @Test
    @Tag("G5")
    void isFilteredBySubjectAgentActAndTime(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);
        clock.move(Duration.ofHours(1));
        InvitationId ben = invite(roster.as(admin), "ben@weiss.example");
        Instant then = clock.instant();
        clock.move(MICRO);
        office.desk().invitations().resend(ben).orThrow();
        clock.move(MICRO);
        InvitationId eva = invite(office.desk(), "eva@weiss.example");

        Optional<String> byAdmin = Optional.of(admin.user().toString());
        Optional<String> invites = Optional.of("invitation.invite");
        Optional<Instant> from = Optional.of(then);
        Optional<Instant> until = Optional.of(then.plus(MICRO));
        assertThat(acts(office, new Filter(subject(ben), any(), any(), any(), any())))
                .containsExactly("invitation.invite", "invitation.resend");
        assertThat(acts(office, new Filter(any(), byAdmin, any(), any(), any())))
                .containsExactly("invitation.invite");
        assertThat(acts(office, new Filter(subject(eva), byAdmin, any(), any(), any())))
                .isEmpty();
        assertThat(acts(office, new Filter(any(), any(), invites, from, any())))
                .containsExactly("invitation.invite", "invitation.invite");
        assertThat(acts(office, new Filter(any(), any(), any(), from, until))).containsExactly("invitation.invite");
        assertThat(acts(office, new Filter(any(), any(), any(), until, any())))
                .containsExactly("invitation.resend", "invitation.invite");
    }

    @Test
    @Tag("G5")
    void isReadPageByPageInBothOrders(Offices offices, MovableClock clock) {
        Office office = offices.open();
        travelled(office, clock);
        List<JournalRecord> forward = pages(office, Order.OLDEST_FIRST);
        List<JournalRecord> back = pages(office, Order.NEWEST_FIRST);

        assertThat(forward).extracting(JournalRecord::at).isSorted();
        assertThat(forward).doesNotHaveDuplicates().hasSameElementsAs(Snapshot.journal(office.desk()));
        Collections.reverse(back);
        assertThat(back).isEqualTo(forward);
    }

    @Test
    void namesNobodyAndNoAddress(Roster roster, Offices offices) {
        Office office = offices.open("Praxis Weiß");
        invite(office.desk(), "ben@weiss.example");
        office.desk().invitations().invite("ben@weiss.example", STAFF);
        office.desk().practices().open("Zweigstelle").orThrow();

        String journal = Snapshot.journal(office.desk()).toString();

        assertThat(journal).doesNotContain("weiss.example", "Praxis", "Zweigstelle", "office");
    }

    private static InvitationId travelled(Office office, MovableClock clock) {
        InvitationId ben = invite(office.desk(), "ben@weiss.example");
        clock.move(Duration.ofDays(1));
        office.desk().invitations().resend(ben).orThrow();
        clock.move(Duration.ofDays(1));
        office.desk().invitations().renew(ben).orThrow();
        clock.move(Duration.ofDays(1));
        office.desk().invitations().withdraw(ben).orThrow();
        return ben;
    }

    private static InvitationId invite(Desk desk, String address) {
        return desk.invitations().invite(address, STAFF).orThrow().invitation();
    }

    private static long intact(Office office, Id subject) {
        assertThat(office.desk().journal().verify(subject).orThrow().holds()).isTrue();
        return office.desk().journal().verify(subject).orThrow().intact();
    }

    private static JournalRecord last(Office office) {
        return office.desk()
                .journal()
                .read(Filter.all(), Order.NEWEST_FIRST, ALL)
                .orThrow()
                .items()
                .get(0);
    }

    private static List<JournalRecord> about(Office office, UUID subject) {
        return office.desk()
                .journal()
                .read(Filter.about(subject), Order.OLDEST_FIRST, ALL)
                .orThrow()
                .items();
    }

    private static List<String> acts(Office office, Filter filter) {
        return office.desk().journal().read(filter, Order.OLDEST_FIRST, ALL).orThrow().items().stream()
                .map(entry -> entry.act())
                .toList();
    }

    private static List<JournalRecord> pages(Office office, Order order) {
        List<JournalRecord> entries = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(2));
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<JournalRecord> page =
                    office.desk().journal().read(Filter.all(), order, request).orThrow();
            entries.addAll(page.items());
            next = page.next().map(request::after);
        }
        return entries;
    }

    private static Optional<UUID> subject(InvitationId id) {
        return Optional.of(id.uuid());
    }

    private static <T> Optional<T> any() {
        return Optional.empty();
    }
}
