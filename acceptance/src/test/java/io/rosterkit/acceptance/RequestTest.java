package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Faults;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EveryStorage
@RosterTest
@Tag("G6")
class RequestTest {

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#repeatable")
    void givesTheFirstAnswerAgainAndHasNoFurtherEffect(Operation act, Offices offices, MovableClock clock) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        Outcome<?> first = act.at(office.once("req"), Things.bare(office, ben, null));
        long entries = entries(office);
        clock.move(Duration.ofHours(1));

        Outcome<?> again = act.at(office.once("req"), Things.bare(office, ben, null));

        assertThat(again).isEqualTo(first);
        assertThat(first.refusal()).isEmpty();
        assertThat(entries(office)).isEqualTo(entries);
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#repeatable")
    void givesTheAnswerThatWasLostOnTheWay(Operation act, Offices offices, Faults faults) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        long before = entries(office);
        faults.nextWrite(Faults.Moment.AFTER);
        assertThatThrownBy(() -> act.at(office.once("req"), Things.bare(office, ben, null)))
                .isInstanceOf(StorageException.class);
        long after = entries(office);

        Outcome<?> again = act.at(office.once("req"), Things.bare(office, ben, null));

        assertThat(again.refusal()).isEmpty();
        assertThat(after).isGreaterThan(before);
        assertThat(entries(office)).isEqualTo(after);
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#repeatable")
    @Tag("G1")
    void leavesNothingBehindWhenTheWriteFails(Operation act, Offices offices, Faults faults, Mailbox mail) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        int mails = mail.all().size();
        long before = entries(office);
        faults.nextWrite(Faults.Moment.BEFORE);

        assertThatThrownBy(() -> act.at(office.once("req"), Things.bare(office, ben, null)))
                .isInstanceOf(StorageException.class);

        assertThat(entries(office)).isEqualTo(before);
        assertThat(mail.all()).hasSize(mails);
        assertThat(act.at(office.once("req"), Things.bare(office, ben, null)).refusal())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#repeatable")
    void isAnsweredAfreshAfterARefusal(Operation act, Offices offices, Roster roster) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        Desk stranger = roster.as(office.join("stranger")).once("req");
        assertThat(act.at(stranger, Things.bare(office, ben, null))
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(AccessReason.NOT_PERMITTED);

        assertThat(act.at(office.once("req"), Things.bare(office, ben, null)).refusal())
                .isEmpty();
    }

    @Test
    void isRefusedForOtherContentAnotherActAndAnotherActor(Offices offices, Roster roster, Mailbox mail) {
        Office office = offices.open();
        InvitationReceipt ben = office.once("req")
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow();
        Desk colleague =
                roster.as(office.join("colleague", OFFICE_ADMINISTRATOR)).once("req");

        assertThat(Stream.<Outcome<?>>of(
                        office.once("req").invitations().invite("ben@weiss.example", GUEST),
                        office.once("req").invitations().invite("cleo@weiss.example", STAFF),
                        office.once("req").invitations().withdraw(ben.invitation()),
                        colleague.invitations().invite("ben@weiss.example", STAFF)))
                .allSatisfy(answer ->
                        assertThat(answer.refusal().orElseThrow().reason()).isEqualTo(InputReason.REQUEST_REUSED));
        assertThat(mail.to("cleo@weiss.example").count()).isZero();
    }

    @Test
    void isKeptApartFromTheSameIdInAnotherOrganization(Offices offices) {
        Office one = offices.open();
        Office other = offices.open();

        InvitationReceipt first =
                one.once("req").invitations().invite("ben@weiss.example", STAFF).orThrow();
        InvitationReceipt second = other.once("req")
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow();

        assertThat(first.invitation()).isNotEqualTo(second.invitation());
    }

    @Test
    void givesTheFirstAnswerEvenWhenTheWorldHasMovedOn(Offices offices) {
        Office office = offices.open();
        InvitationReceipt first = office.once("req")
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow();
        office.desk().invitations().withdraw(first.invitation()).orThrow();

        InvitationReceipt again = office.once("req")
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow();

        assertThat(again).isEqualTo(first);
        assertThat(again.state()).isEqualTo(InvitationState.OPEN);
    }

    @Test
    @Tag("M1")
    void goesOnWithAListWhereItWasCutOff(Offices offices, Faults faults, Mailbox mail) {
        Office office = offices.open();
        AddressList list = AddressList.text("ben@weiss.example, cleo@weiss.example");
        faults.nextWrite(Faults.Moment.AFTER);
        assertThatThrownBy(() -> office.once("list").invitations().inviteAll(list, STAFF, progress -> true))
                .isInstanceOf(StorageException.class);

        ListReport report =
                office.once("list").invitations().inviteAll(list, STAFF).orThrow();

        assertThat(report.invited()).isEqualTo(2);
        assertThat(mail.to("ben@weiss.example").count()).isEqualTo(1);
        assertThat(mail.to("cleo@weiss.example").count()).isEqualTo(1);
    }

    @Test
    @Tag("M1")
    void isRefusedForAListThatReadsOtherwiseNow(Offices offices, Mailbox mail) {
        Office office = offices.open();
        office.once("list")
                .invitations()
                .inviteAll(AddressList.text("ben@weiss.example, cleo@weiss.example"), STAFF)
                .orThrow();

        assertThat(Stream.of("ben@weiss.example, dora@weiss.example", "ben@weiss.example"))
                .allSatisfy(other -> assertThat(office.once("list")
                                .invitations()
                                .inviteAll(AddressList.text(other), STAFF)
                                .refusal()
                                .orElseThrow()
                                .reason())
                        .isEqualTo(InputReason.REQUEST_REUSED));
        assertThat(office.once("list")
                        .practices()
                        .open("Branch")
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(InputReason.REQUEST_REUSED);
        assertThat(mail.to("dora@weiss.example").count()).isZero();
    }

    @Test
    void isForgottenAfterThirtyDays(Offices offices, Roster roster, MovableClock clock) {
        Office office = offices.open();
        office.once("req").invitations().invite("ben@weiss.example", STAFF).orThrow();
        clock.move(Duration.ofDays(30));
        roster.operations().purge(1000);
        assertThat(office.once("req")
                        .invitations()
                        .invite("ben@weiss.example", STAFF)
                        .refusal())
                .isEmpty();
        clock.move(Duration.ofSeconds(1));

        assertThat(roster.operations().purge(1000)).isPositive();

        assertThat(office.once("req")
                        .invitations()
                        .invite("ben@weiss.example", STAFF)
                        .refusal())
                .isEmpty();
        assertThat(office.desk()
                        .invitations()
                        .invite("ben@weiss.example", STAFF)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(InvitationReason.ALREADY_INVITED);
    }

    private static InvitationId invite(Office office) {
        return office.desk()
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow()
                .invitation();
    }

    private static long entries(Office office) {
        return office.desk()
                .journal()
                .read(JournalQuery.Filter.all(), JournalQuery.Order.OLDEST_FIRST, PageRequest.first(500))
                .orThrow()
                .items()
                .size();
    }
}
