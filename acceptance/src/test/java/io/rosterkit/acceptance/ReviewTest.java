package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Desk;
import io.rosterkit.Operations;
import io.rosterkit.Roster;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody found who tried to break the library from outside. */
@EveryStorage
@RosterTest
class ReviewTest {

    static Stream<MailGateway> brokenGateways() {
        return Stream.of(
                mail -> null,
                mail -> {
                    throw new LinkageError("a class is gone");
                },
                mail -> {
                    throw new AssertionError("should not happen");
                },
                mail -> new Receipt.Rejected(null),
                mail -> new Receipt.Rejected("550 " + mail.text()),
                mail -> new Receipt.Unavailable("x".repeat(41)));
    }

    @ParameterizedTest
    @MethodSource("brokenGateways")
    @Tag("G1")
    void aGatewayThatBreaksHasNotTakenTheMailAndHoldsBackNobody(
            MailGateway broken, Storage storage, MovableClock clock, Offices offices) {
        Office office = offices.open();
        InvitationId ben = invite(office, "ben@weiss.example");
        invite(office, "cleo@weiss.example");
        List<String> sent = new ArrayList<>();
        Operations operations = roster(storage, clock, mail -> {
                    if (mail.to().original().startsWith("ben")) {
                        return broken.send(mail);
                    }
                    sent.add(mail.to().original());
                    return new Receipt.Accepted();
                })
                .operations();

        operations.dispatch(100);

        assertThat(sent).contains("cleo@weiss.example");
        assertThat(office.desk().invitations().get(ben).orThrow().delivery().state())
                .isEqualTo(MessageState.QUEUED);
        assertThat(office.desk()
                        .invitations()
                        .get(ben)
                        .orThrow()
                        .delivery()
                        .failure()
                        .orElseThrow())
                .startsWith("gateway-");
    }

    @Test
    @Tag("G1")
    void sendingStopsBeforeTheLeaseRunsOut(Storage storage, MovableClock clock, Offices offices) {
        Office office = offices.open();
        for (int number = 0; number < 40; number++) {
            invite(office, "ben" + number + "@weiss.example");
        }
        List<String> sent = new ArrayList<>();
        Operations slow = roster(storage, clock, mail -> {
                    sent.add(mail.messageId());
                    clock.move(Duration.ofSeconds(5));
                    return new Receipt.Accepted();
                })
                .operations();

        assertThat(slow.dispatch(41).released()).isPositive();

        assertThat(sent).as("handed back in time, and claimed anew").hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    @Tag("G8")
    void anInvitationWithARoleIsNotForThoseWhoMayNotGiveIt(Offices offices, Roster roster, MovableClock clock) {
        Office office = offices.open();
        InvitationId chief = office.desk()
                .invitations()
                .invite(InvitationDraft.to("chief@weiss.example", STAFF).withRoles(OWNER))
                .orThrow()
                .invitation();
        clock.move(Duration.ofDays(8));
        Desk administrator = roster.as(office.join("clerk", StandardProfile.OFFICE_ADMINISTRATOR));
        roster.operations().expire(10);

        assertThat(Stream.<Outcome<?>>of(
                        administrator.invitations().renew(chief),
                        administrator.invitations().withdraw(chief),
                        administrator.invitations().replace(chief, InvitationDraft.to("evil@weiss.example", STAFF))))
                .allSatisfy(answer ->
                        assertThat(answer.refusal().orElseThrow().reason()).isEqualTo(AccessReason.ROLE_NOT_GRANTABLE));
        assertThat(office.desk().invitations().renew(chief).refusal()).isEmpty();
    }

    @Test
    @Tag("G2")
    void aLinkWhoseKeyIsGoneIsNotSentAgainButRenewed(Storage storage, MovableClock clock, Offices offices) {
        Office office = offices.open();
        InvitationId ben = invite(office, "ben@weiss.example");
        KeyRing other = KeyRing.of(2, Map.of(2, new byte[32]));
        Roster after = Roster.create(storage, other, StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
        Desk desk = after.as(office.session());

        after.operations().dispatch(100);
        assertThat(desk.invitations().get(ben).orThrow().delivery().state()).isEqualTo(MessageState.FAILED);
        assertThat(desk.invitations().resend(ben).refusal().orElseThrow().reason())
                .isEqualTo(InvitationReason.LINK_LOST);
        desk.invitations().renew(ben).orThrow();
        after.operations().dispatch(100);
        assertThat(desk.invitations().get(ben).orThrow().delivery().state()).isEqualTo(MessageState.SENT);
    }

    @Test
    @Tag("G4")
    void theJournalOfAClosedOrganizationStaysReadableForSupport(Offices offices, Roster roster) {
        Office office = offices.open();
        roster.operations().close(office.organization()).orThrow();
        Actor support = new Actor.Support(office.organization(), "sue", Permission.ofLibrary(), "T-1");

        assertThat(roster.as(support)
                        .journal()
                        .read(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, PageRequest.first(10))
                        .orThrow()
                        .items())
                .isNotEmpty();
        assertThat(roster.as(support)
                        .invitations()
                        .invite("ben@weiss.example", STAFF)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(AccessReason.ORGANIZATION_CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob\nadmin", "bob\u202E", "bob\u0000"})
    @Tag("G4")
    void nobodyForgesALineOfTheJournalByAName(String name, Offices offices) {
        Office office = offices.open();

        assertThatThrownBy(() -> new Actor.Support(office.organization(), name, Set.of(), "T-1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Actor.Support(office.organization(), "sue", Set.of(), name))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Actor.Job(office.organization(), name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u115F\u1160", "\u2800", "Ben\uFFA0"})
    void aNameThatCannotBeSeenIsNone(String name, Offices offices) {
        InvitationDraft draft = InvitationDraft.to("ben@weiss.example", STAFF).named(name);

        assertThat(offices.open()
                        .desk()
                        .invitations()
                        .invite(draft)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(ContactReason.NAME_UNSAFE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:x", "tel:123", "https:evil", "evil\uFF0Ecom", "evil\u3002com"})
    @Tag("P8")
    void nothingInANameIsWhatAMailProgramWouldLink(String name, Offices offices, Mailbox mail) {
        Office office = offices.open();
        office.desk()
                .invitations()
                .invite(InvitationDraft.to("ben@weiss.example", STAFF).named(name))
                .orThrow();

        assertThat(mail.to("ben@weiss.example").latest().text()).doesNotContain(name);
    }

    @Test
    void aProductHasANameOfOneLine() {
        assertThatThrownBy(() -> StandardProfile.of("Pro\r\nBcc: evil@x.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoIsInvitedIsNotBroughtAlongBesides(Offices offices, Roster roster) {
        Office office = offices.open();
        invite(office, "ben@weiss.example");

        assertThat(roster.operations()
                        .importUser(office.organization(), UserImport.of("Ben@weiss.example", STAFF))
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(InvitationReason.ALREADY_INVITED);
    }

    @Test
    @Tag("G6")
    void anOrganizationIsNotOpenedAgainUnderAForgottenRequest(Roster roster, MovableClock clock) {
        roster.operations().once("signup").open("Dental", "eva@dental.example").orThrow();
        clock.move(Duration.ofDays(31));
        roster.operations().purge(100);

        assertThat(roster.operations()
                        .once("signup")
                        .open("Dental", "eva@dental.example")
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(InputReason.REQUEST_REUSED);
    }

    @Test
    void limitsHaveToBePositive(Roster roster) {
        Operations operations = roster.operations();

        assertThatThrownBy(() -> operations.dispatch(0)).hasMessage("limit must be positive");
        assertThatThrownBy(() -> operations.expire(-1)).hasMessage("limit must be positive");
        assertThatThrownBy(() -> operations.purge(-1)).hasMessage("limit must be positive");
    }

    private static InvitationId invite(Office office, String address) {
        return office.desk().invitations().invite(address, STAFF).orThrow().invitation();
    }

    private static Roster roster(Storage storage, MovableClock clock, MailGateway gateway) {
        return Roster.create(storage, KeyRing.of(new byte[32]), StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(gateway)
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
    }
}
