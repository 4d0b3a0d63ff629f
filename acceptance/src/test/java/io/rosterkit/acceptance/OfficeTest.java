package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rosterkit.Roster;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Faults;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the test kit does to open an office is in no test's way. */
@RosterTest
class OfficeTest {

    @Test
    void leavesNoMailInTheOutboxAndNoOpenInvitation(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        office.join("Ann");

        assertThat(roster.operations().outbox().backlog().queued()).isZero();
        assertThat(mail.all()).isEmpty();
        assertThat(office.desk()
                        .invitations()
                        .list(
                                Set.of(InvitationState.OPEN, InvitationState.HELD),
                                InvitationQuery.Order.ADDRESS,
                                PageRequest.first(10))
                        .orThrow()
                        .items())
                .isEmpty();
    }

    @Test
    void leavesTheFaultToTheMailThatWasMeant(Offices offices, Mailbox mail, Faults faults) {
        faults.nextMail(new Receipt.Rejected("no-such-mailbox"));
        Office office = offices.open();
        office.join("Ann");
        InvitationId ben = office.desk()
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow()
                .invitation();

        assertThat(mail.all()).isEmpty();
        assertThat(office.desk().invitations().get(ben).orThrow().delivery().failure())
                .contains("no-such-mailbox");
    }

    @Test
    void leavesTheFailingWriteToTheTest(Roster roster, Offices offices, Faults faults) {
        faults.nextWrite(Faults.Moment.BEFORE);
        Office office = offices.open();
        office.join("Ann");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> office.desk().invitations().invite("ben@weiss.example", STAFF));
        assertThat(roster.as(new Actor.Job(office.organization(), "host"))
                        .invitations()
                        .invite("ben@weiss.example", STAFF)
                        .refusal())
                .isEmpty();
    }

    @Test
    void sendsNoMailOfTheTest(Roster roster, Offices offices) {
        offices.open().desk().invitations().invite("ben@weiss.example", STAFF).orThrow();

        offices.open();

        assertThat(roster.operations().outbox().backlog().queued()).isEqualTo(1);
    }
}
