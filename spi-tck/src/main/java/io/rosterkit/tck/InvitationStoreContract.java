package io.rosterkit.tck;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.spi.invitation.InvitationStore.Holder;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class InvitationStoreContract extends Contract {

    private static final String BEN = "ben@weiss.example";

    @Test
    void findsAnInvitationAsItWasMade() {
        Invitation ben = invite(given, given.invitation(BEN));

        assertThat(found(ben)).contains(ben);
        assertThat(found(given.invitation(BEN))).isEmpty();
    }

    @Test
    void findsAnInvitationInEveryState() {
        for (InvitationState state : InvitationState.values()) {
            InvitationProgress progress =
                    InvitationProgress.open(NOW, NOW.plusSeconds(60)).to(state, NOW.plusSeconds(5));
            Invitation row = invite(given, given.invitation(state + "@weiss.example", progress));

            assertThat(found(row)).contains(row);
        }
    }

    @Test
    void findsAnInvitationAsItWasChangedLast() {
        Invitation first = invite(given, given.invitation(BEN));
        Invitation renewed = Moves.to(InvitationState.OPEN, first)
                .sent(
                        first.link().renewed(first.link().keyId()),
                        given.invitation(BEN).lastMessage());
        Changes renewing = given.inviting(renewed);

        write(new Changes(
                given.id(),
                List.of(),
                List.of(InvitationTable.INVITATIONS.update(renewed)),
                renewing.messages(),
                List.of()));
        assertThat(found(first)).contains(renewed);

        Invitation superseded = Moves.superseded(renewed, given.invitation(BEN));
        move(renewed, superseded);
        assertThat(found(first)).contains(superseded);
    }

    @Test
    void findsAnInvitationInItsOwnOrganizationOnly() {
        write(other.opened());
        Invitation ours = invite(given, given.invitation(BEN));
        Invitation theirs = other.invitation(BEN);

        assertThat(theirs.id()).isEqualTo(ours.id());
        assertThat(found(theirs)).isEmpty();
        assertThat(invitations().linked(other.id(), ours.id())).isEmpty();
        assertThat(invitations()
                        .addressesInUse(Viewer.of(other.id()), List.of(BEN))
                        .value())
                .isEqualTo(new AddressesInUse(Map.of(), Map.of(), List.of(other.practice())));
        loses(InvitationTable.INVITATIONS.update(Moves.to(InvitationState.WITHDRAWN, theirs)));

        invite(other, theirs);
        move(theirs, Moves.to(InvitationState.WITHDRAWN, theirs));

        assertThat(found(ours)).contains(ours);
        assertThat(addressesInUse(BEN).open()).containsExactly(Map.entry(BEN, ours));
    }

    @Test
    void anAddressHasOneOpenInvitation() {
        Invitation first = invite(given, given.invitation(BEN));
        Invitation second = given.invitation(BEN);

        loses(given.inviting(second));
        assertThat(found(second)).isEmpty();
        assertThat(addressesInUse(BEN).open()).containsExactly(Map.entry(BEN, first));
    }

    @Test
    void anIdHasOneInvitation() {
        Invitation first = invite(given, given.invitation(BEN));
        Invitation some = given.invitation("anna@weiss.example");
        Invitation same = new Invitation(
                given.id(),
                first.id(),
                some.invitee(),
                some.progress(),
                some.link(),
                some.lastMessage(),
                some.revision());

        loses(InvitationTable.INVITATIONS.insert(same));
        assertThat(found(first)).contains(first);
        assertThat(addressesInUse("anna@weiss.example").open()).isEmpty();
    }

    @Test
    void anInvitationMovesFromTheVersionBeforeOnly() {
        Invitation first = invite(given, given.invitation(BEN));
        Invitation second = Moves.to(InvitationState.WITHDRAWN, first);
        Invitation rival = Moves.to(InvitationState.DECLINED, first);

        loses(InvitationTable.INVITATIONS.update(first));
        loses(InvitationTable.INVITATIONS.update(Moves.to(InvitationState.OPEN, second)));
        write(InvitationTable.INVITATIONS.update(second));
        loses(InvitationTable.INVITATIONS.update(rival));
        loses(InvitationTable.INVITATIONS.update(Moves.to(InvitationState.WITHDRAWN, given.invitation(BEN))));
        assertThat(found(first)).contains(second);
    }

    @Test
    void everyEndStateFreesTheAddress() {
        for (InvitationState end : InvitationState.values()) {
            if (end != InvitationState.OPEN && end != InvitationState.HELD) {
                Invitation row = invite(given, given.invitation(BEN));

                move(row, Moves.to(end, row));

                assertThat(addressesInUse(BEN).open()).as(end.name()).isEmpty();
            }
        }
    }

    @Test
    void anInvitationThatIsHeldKeepsItsAddress() {
        Invitation held = Moves.to(InvitationState.HELD, invite(given, given.invitation(BEN)));

        write(InvitationTable.INVITATIONS.update(held));

        assertThat(addressesInUse(BEN).open()).containsExactly(Map.entry(BEN, held));
        loses(given.inviting(given.invitation(BEN)));
        write(InvitationTable.INVITATIONS.update(Moves.to(InvitationState.OPEN, held)));
        loses(given.inviting(given.invitation(BEN)));
    }

    @Test
    void anInvitationIsNotHeldWhileItsAddressHasAnother() {
        Invitation first = invite(given, given.invitation(BEN));
        Invitation expired = move(first, Moves.to(InvitationState.EXPIRED, first));
        Invitation second = invite(given, given.invitation(BEN));

        loses(Moves.moving(expired, Moves.to(InvitationState.HELD, expired)));

        assertThat(found(expired)).contains(expired);
        assertThat(addressesInUse(BEN).open()).containsExactly(Map.entry(BEN, second));
    }

    @Test
    void anInvitationThatReopensTakesItsAddressAgain() {
        Invitation first = invite(given, given.invitation(BEN));
        Invitation expired = move(first, Moves.to(InvitationState.EXPIRED, first));

        Invitation reopened = move(expired, Moves.to(InvitationState.OPEN, expired));

        assertThat(addressesInUse(BEN).open()).containsExactly(Map.entry(BEN, reopened));
        loses(given.inviting(given.invitation(BEN)));
    }

    @Test
    void anInvitationDoesNotReopenWhileItsAddressHasAnother() {
        Invitation first = invite(given, given.invitation(BEN));
        Invitation expired = move(first, Moves.to(InvitationState.EXPIRED, first));
        Invitation second = invite(given, given.invitation(BEN));

        loses(Moves.moving(expired, Moves.to(InvitationState.OPEN, expired)));

        assertThat(found(first)).contains(expired);
        assertThat(addressesInUse(BEN).open()).containsExactly(Map.entry(BEN, second));
    }

    @Test
    void anInvitationMayChangeAndStayOpen() {
        Invitation first = invite(given, given.invitation(BEN));
        Invitation second = Moves.to(InvitationState.OPEN, first);

        write(InvitationTable.INVITATIONS.update(second));
        write(InvitationTable.INVITATIONS.update(Moves.to(InvitationState.OPEN, second)));

        loses(given.inviting(given.invitation(BEN)));
    }

    @Test
    void anInvitationPastItsTimeIsStillTheOpenOneOfItsAddress() {
        InvitationProgress over = InvitationProgress.open(NOW.minusSeconds(60), NOW.minusSeconds(1));
        Invitation overdue = invite(given, given.invitation(BEN, over));

        assertThat(addressesInUse(BEN).open()).containsExactly(Map.entry(BEN, overdue));
        loses(given.inviting(given.invitation(BEN)));
    }

    @Test
    void tellsTheDeliveryOfTheLastMessage() {
        Invitation row = invite(given, given.invitation(BEN));
        MessageWork work = storage.port(MessageWork.class);
        Delivery waiting = delivery(row);
        assertThat(waiting.state()).isEqualTo(MessageState.QUEUED);
        assertThat(waiting.attempts()).isZero();
        assertThat(waiting.failure()).isEmpty();

        Claimed claimed =
                work.claim(ClaimRequest.any(NOW, 10, Duration.ofHours(1))).get(0);
        work.settle(claimed, new Settlement.Uncharged("connect"));
        assertThat(delivery(row)).isEqualTo(new Delivery(MessageState.QUEUED, 0, waiting.at(), Optional.of("connect")));

        claimed = work.claim(ClaimRequest.any(NOW, 10, Duration.ofHours(1))).get(0);
        work.settle(claimed, new Settlement.Failed(NOW.plusSeconds(3), "smtp-550"));

        Delivery failed = new Delivery(MessageState.FAILED, 1, NOW.plusSeconds(3), Optional.of("smtp-550"));
        assertThat(delivery(row)).isEqualTo(failed);
    }

    @Test
    void theGroundIsWhatIsAskedForAndNoMore() {
        Invitation ben = invite(given, given.invitation(BEN));
        invite(given, given.invitation("cleo@weiss.example"));
        User anna = join(given.user("anna@weiss.example", UserStatus.ACTIVE));
        User dora = join(given.user("dora@weiss.example", UserStatus.DEACTIVATED));
        write(UserRows.insert(given.user("emil@weiss.example", UserStatus.CLOSED)));
        write(UserRows.insert(given.user("fritz@weiss.example", UserStatus.ACTIVE)));

        AddressesInUse inUse = addressesInUse(
                BEN, "anna@weiss.example", "dora@weiss.example", "emil@weiss.example", "gerd@weiss.example", BEN);

        assertThat(inUse.open()).containsExactly(Map.entry(BEN, ben));
        assertThat(inUse.users())
                .isEqualTo(Map.of(
                        "anna@weiss.example", new Holder(anna.id(), UserStatus.ACTIVE),
                        "dora@weiss.example", new Holder(dora.id(), UserStatus.DEACTIVATED)));
        assertThat(inUse.practices()).containsExactly(given.practice());
    }

    @Test
    void theGroundOfManyAddresses() {
        List<String> keys = new ArrayList<>();
        for (int number = 0; number < 700; number++) {
            keys.add("u" + number + "@weiss.example");
        }
        Invitation last = invite(given, given.invitation(keys.get(699)));
        write(UserRows.insert(given.user(keys.get(698), UserStatus.ACTIVE)));

        AddressesInUse inUse = invitations().addressesInUse(viewer, keys).value();

        assertThat(inUse.open()).containsExactly(Map.entry(keys.get(699), last));
        assertThat(inUse.users()).containsOnlyKeys(keys.get(698));
    }

    @Test
    void theGroundOfNoAddressIsThePracticesEarliestOpenedFirst() {
        Practice late = given.practice(NOW.plusSeconds(1));
        Practice early = given.practice(NOW.minusSeconds(1));
        write(PracticeTable.PRACTICES.insert(late));
        write(PracticeTable.PRACTICES.insert(early));

        assertThat(addressesInUse())
                .isEqualTo(new AddressesInUse(Map.of(), Map.of(), List.of(early, given.practice(), late)));
    }

    @Test
    void aLinkLeadsToTheInvitationAndItsOrganization() {
        Invitation ben = invite(given, given.invitation(BEN));

        assertThat(invitations().linked(given.id(), ben.id())).contains(new LinkedInvitation(ben, organization()));
        assertThat(invitations().linked(given.id(), given.invitation(BEN).id())).isEmpty();

        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));

        assertThat(invitations().linked(given.id(), ben.id())).contains(new LinkedInvitation(ben, organization()));
    }

    private InvitationStore invitations() {
        return storage.port(InvitationStore.class);
    }

    private AddressesInUse addressesInUse(String... keys) {
        return invitations().addressesInUse(viewer, List.of(keys)).value();
    }

    private Delivery delivery(Invitation row) {
        return invitations()
                .find(viewer, row.id())
                .value()
                .map(TrackedInvitation::delivery)
                .orElseThrow();
    }
}
