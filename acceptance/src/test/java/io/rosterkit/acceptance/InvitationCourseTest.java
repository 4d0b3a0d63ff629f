package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("M4")
class InvitationCourseTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MICRO = Duration.ofNanos(1000);

    @Test
    @Tag("M2")
    void showsAsInvitedWithItsMailSent(Offices offices, Mailbox mail) {
        Office office = offices.open();
        InvitationId ben = invite(office);

        assertThat(get(office, ben).delivery().state()).isEqualTo(MessageState.QUEUED);
        mail.all();
        assertThat(get(office, ben).delivery().state()).isEqualTo(MessageState.SENT);
        assertThat(state(office, ben)).isEqualTo(InvitationState.OPEN);
    }

    @Test
    void isResentWithTheSameLink(Offices offices, Mailbox mail) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        String link = mail.to("ben@weiss.example").link();

        office.desk().invitations().resend(ben).orThrow();

        assertThat(mail.to("ben@weiss.example").count()).isEqualTo(2);
        assertThat(mail.to("ben@weiss.example").link()).isEqualTo(link);
    }

    @Test
    void isRenewedWithANewLinkThatSupersedesTheOldOne(
            Roster roster, Offices offices, Mailbox mail, MovableClock clock) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        String old = mail.to("ben@weiss.example").link();
        clock.move(Duration.ofDays(3));

        InvitationReceipt renewed = office.desk().invitations().renew(ben).orThrow();

        assertThat(renewed.expiresAt()).isEqualTo(clock.instant().plus(WEEK));
        String link = mail.to("ben@weiss.example").link();
        assertThat(link).isNotEqualTo(old);
        assertThat(reason(front(roster).look(old))).isEqualTo(InvitationReason.LINK_SUPERSEDED);
        assertThat(front(roster).look(link).orThrow().expiresAt()).isEqualTo(renewed.expiresAt());
    }

    @Test
    void expiresAtTheVeryMicrosecond(Roster roster, Offices offices, Mailbox mail, MovableClock clock) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        String link = mail.to("ben@weiss.example").link();

        clock.move(WEEK.minus(MICRO));
        assertThat(front(roster).look(link).refusal()).isEmpty();
        clock.move(MICRO);
        assertThat(reason(front(roster).look(link))).isEqualTo(InvitationReason.EXPIRED);
        assertThat(reason(office.desk().invitations().resend(ben))).isEqualTo(InvitationReason.WRONG_STATE);
    }

    @Test
    void isRenewedAfterItExpired(Roster roster, Offices offices, Mailbox mail, MovableClock clock) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        clock.move(WEEK.plusDays(1));
        assertThat(roster.operations().expire(100).total()).isEqualTo(1);
        assertThat(get(office, ben).state()).isEqualTo(InvitationState.EXPIRED);

        office.desk().invitations().renew(ben).orThrow();

        assertThat(state(office, ben)).isEqualTo(InvitationState.OPEN);
        assertThat(front(roster).look(mail.to("ben@weiss.example").link()).refusal())
                .isEmpty();
    }

    @Test
    void isInNobodysWayOnceItExpired(Offices offices, MovableClock clock) {
        Office office = offices.open();
        InvitationId first = invite(office);
        assertThat(reason(office.desk().invitations().invite("BEN@weiss.example", STAFF)))
                .isEqualTo(InvitationReason.ALREADY_INVITED);
        clock.move(WEEK);

        InvitationId second = invite(office);

        assertThat(get(office, first).state()).isEqualTo(InvitationState.EXPIRED);
        assertThat(get(office, first).times().changedAt())
                .as("the end was written down")
                .isEqualTo(get(office, first).times().expiresAt());
        assertThat(state(office, second)).isEqualTo(InvitationState.OPEN);
    }

    @Test
    void isNotReopenedWhileTheAddressHasAnother(Offices offices, MovableClock clock) {
        Office office = offices.open();
        InvitationId first = invite(office);
        clock.move(WEEK);
        invite(office);

        assertThat(reason(office.desk().invitations().renew(first))).isEqualTo(InvitationReason.ALREADY_INVITED);
    }

    @Test
    void saysThatItWasWithdrawnAndNothingElse(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        String link = mail.to("ben@weiss.example").link();

        office.desk().invitations().withdraw(ben).orThrow();

        Outcome<?> look = front(roster).look(link);
        assertThat(reason(look)).isEqualTo(InvitationReason.WITHDRAWN);
        assertThat(look.refusal().orElseThrow().facts()).isEmpty();
        assertThat(reason(front(roster).decline(link))).isEqualTo(InvitationReason.WITHDRAWN);
        assertThat(reason(office.desk().invitations().withdraw(ben))).isEqualTo(InvitationReason.WRONG_STATE);
    }

    @Test
    void isDeclinedByWhoeverHoldsTheLink(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        String link = mail.to("ben@weiss.example").link();

        assertThat(front(roster).decline(link).orThrow().state()).isEqualTo(InvitationState.DECLINED);

        assertThat(state(office, ben)).isEqualTo(InvitationState.DECLINED);
        assertThat(reason(front(roster).look(link))).isEqualTo(InvitationReason.DECLINED);
        assertThat(state(office, invite(office))).isEqualTo(InvitationState.OPEN);
    }

    @Test
    void isReplacedToMendAMistypedAddress(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        InvitationId mistyped = office.desk()
                .invitations()
                .invite("bne@weiss.example", STAFF)
                .orThrow()
                .invitation();
        String old = mail.to("bne@weiss.example").link();

        InvitationReceipt mended = office.desk()
                .invitations()
                .replace(mistyped, InvitationDraft.to("ben@weiss.example", STAFF))
                .orThrow();

        assertThat(get(office, mistyped).successor()).contains(mended.invitation());
        assertThat(reason(front(roster).look(old))).isEqualTo(InvitationReason.LINK_SUPERSEDED);
        assertThat(front(roster).look(mail.to("ben@weiss.example").link()).refusal())
                .isEmpty();
    }

    @Test
    void isReplacedForTheSameAddress(Offices offices) {
        Office office = offices.open();
        InvitationId plain = invite(office);

        InvitationReceipt named = office.desk()
                .invitations()
                .replace(plain, InvitationDraft.to("ben@weiss.example", STAFF).named("Ben"))
                .orThrow();

        assertThat(state(office, plain)).isEqualTo(InvitationState.SUPERSEDED);
        assertThat(state(office, named.invitation())).isEqualTo(InvitationState.OPEN);
    }

    @Test
    void isNotChangedByAnyNumberOfLooks(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        String link = mail.to("ben@weiss.example").link();
        InvitationDetails before = get(office, ben);

        for (int scanner = 0; scanner < 10; scanner++) {
            front(roster).look(link).orThrow();
        }

        assertThat(get(office, ben)).isEqualTo(before);
    }

    @Test
    void givesNothingBackToAClockThatLags(Roster roster, Offices offices, Mailbox mail, MovableClock clock) {
        Office office = offices.open();
        InvitationId ben = invite(office);
        String link = mail.to("ben@weiss.example").link();
        clock.move(WEEK);
        roster.operations().expire(100);

        clock.move(WEEK.negated());

        assertThat(reason(front(roster).look(link))).isEqualTo(InvitationReason.EXPIRED);
        assertThat(state(office, ben)).isEqualTo(InvitationState.EXPIRED);
    }

    private InvitationId invite(Office office) {
        return office.desk()
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow()
                .invitation();
    }

    private static InvitationDetails get(Office office, InvitationId id) {
        return office.desk().invitations().get(id).orThrow();
    }

    private static InvitationState state(Office office, InvitationId id) {
        return get(office, id).state();
    }

    private static Front front(Roster roster) {
        return roster.front(Someone.AT_HOME);
    }

    private static Reason reason(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}
