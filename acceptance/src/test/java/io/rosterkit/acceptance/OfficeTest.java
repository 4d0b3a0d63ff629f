package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rosterkit.Roster;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.profile.StandardProfile;
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
    void hasACodeWordWithWhichANewUserRegisters(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        office.desk().invitations().invite("ben@weiss.example", STAFF).orThrow();

        assertThat(roster.front(Someone.AT_HOME)
                        .register(mail.to("ben@weiss.example").link(), office.codeWord(), Offices.PASSWORD)
                        .refusal())
                .isEmpty();
    }

    @Test
    void tellsTheEntriesOfOneActTheNewestFirst(Offices offices) {
        Office office = offices.open();
        UserId ben = office.join("Ben").user();
        UserId eva = office.join("Eva").user();
        office.desk().users().lock(ben).orThrow();
        office.desk().users().lock(eva).orThrow();
        office.support().users().lock(ben);
        office.desk().users().unlock(eva).orThrow();

        assertThat(office.journal("user.lock"))
                .extracting(entry -> entry.subject().id())
                .containsExactly(ben.uuid(), eva.uuid(), ben.uuid());
        assertThat(office.journal("user.lock").get(0).refusal()).isPresent();
    }

    @Test
    void tellsMoreEntriesThanOnePageHolds(Offices offices) {
        Office office = offices.open();
        int many = PageRequest.MAX_LIMIT + 1;
        for (int number = 0; number < many; number++) {
            office.codeWord();
        }

        assertThat(office.journal("practice.show-code-word")).hasSize(many).doesNotHaveDuplicates();
    }

    @Test
    void hasSupportThatHelpsWhenTheOwnerCannot(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId owner = office.session().user();
        office.join("Second", StandardProfile.OWNER);
        office.support().users().deactivate(owner).orThrow();

        assertThat(office.desk().users().get(owner).refusal()).isPresent();
        assertThat(office.support().users().get(owner).refusal()).isEmpty();
        roster.operations().close(office.organization()).orThrow();
        assertThat(office.journal("user.deactivate")).hasSize(1);
    }

    @Test
    void sendsNoMailOfTheTest(Roster roster, Offices offices) {
        offices.open().desk().invitations().invite("ben@weiss.example", STAFF).orThrow();

        offices.open();

        assertThat(roster.operations().outbox().backlog().queued()).isEqualTo(1);
    }
}
