package io.rosterkit.tck;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Change;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All of it or nothing, in the order given, and whose guard was lost. */
abstract class ApplyContract extends Contract {

    private static final String BEN = "ben@weiss.example";
    private static final int BULK = 300;

    private final Practice practice = given.practice(NOW);
    private final User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
    private final Invitation ben = given.invitation(BEN);

    @Test
    void nothingIsDoneWithoutTrouble() {
        write(Changes.none(given.id()));
    }

    @Test
    void writesAllOfADecision() {
        write(decision());

        assertThat(storage.port(OrganizationStore.class)
                        .practice(viewer, practice.id())
                        .value())
                .contains(practice);
        assertThat(storage.port(UserStore.class).find(viewer, anna.id()).value())
                .contains(anna);
        assertThat(found(ben)).contains(ben);
        assertThat(queued()).isEqualTo(1);
        assertThat(chain(ben)).hasSize(1);
        assertThat(requestIsKnown()).isTrue();
    }

    @Test
    void aLostGuardAtTheEndLeavesNothingBehind() {
        RowChange<Invitation> stale =
                InvitationTable.INVITATIONS.update(Moves.to(InvitationState.WITHDRAWN, given.invitation(BEN)));

        assertThat(storage.apply(decision().and(stale))).isEqualTo(new Applied.Lost(Optional.of(stale)));

        leftNothing();
        write(decision());
    }

    @Test
    void aLostGuardInTheMiddleIsTheOneThatIsTold() {
        RowChange<User> taken = UserTable.USERS.insert(given.invitation(BEN).invited());
        Changes changes = Changes.none(given.id())
                .and(PracticeTable.PRACTICES.insert(practice))
                .and(UserTable.USERS.insert(ben.invited()))
                .and(taken)
                .and(UserRows.insert(anna));

        assertThat(storage.apply(changes)).isEqualTo(new Applied.Lost(Optional.of(taken)));
        leftNothing();
    }

    @Test
    void aKnownMessageIsALossOfNoGuard() {
        Message message = given.message(Lane.CODE, NOW);
        write(Changes.none(given.id()).and(message));

        assertThat(storage.apply(decision().and(message))).isEqualTo(new Applied.Lost(Optional.empty()));

        leftNothing(1);
    }

    @Test
    void aKnownEntryIsALossOfNoGuard() {
        JournalEntry entry =
                given.entry(new Subject(Subject.Kind.USER, anna.id().uuid(), 1), NOW);
        write(Changes.none(given.id()).and(entry));

        assertThat(storage.apply(decision().and(entry))).isEqualTo(new Applied.Lost(Optional.empty()));

        leftNothing();
    }

    @Test
    void aChangeSeesTheOnesBeforeIt() {
        invite(given, ben);
        Invitation next = given.invitation(BEN);
        Invitation superseded = Moves.superseded(ben, next);

        write(Moves.moving(ben, superseded).and(given.inviting(next)));

        assertThat(found(ben)).contains(superseded);
        assertThat(found(next)).contains(next);
    }

    @Test
    void aChangeDoesNotSeeTheOnesAfterIt() {
        invite(given, ben);
        Invitation next = given.invitation(BEN);

        loses(given.inviting(next).and(Moves.moving(ben, Moves.superseded(ben, next))));

        assertThat(found(ben)).contains(ben);
        assertThat(found(next)).isEmpty();
    }

    @Test
    void oneRowMayMoveSeveralTimes() {
        Invitation expired = Moves.to(InvitationState.EXPIRED, ben);
        Invitation reopened = Moves.to(InvitationState.OPEN, expired);

        write(given.inviting(ben)
                .and(InvitationTable.INVITATIONS.update(expired))
                .and(InvitationTable.INVITATIONS.update(reopened)));

        assertThat(found(ben)).contains(reopened);
    }

    @Test
    void organizationsWithEqualIdsDoNotTouchEachOther() {
        write(other.opened());
        write(decision());
        Invitation theirs = twinOfBen();

        write(other.inviting(theirs).and(other.request("req-1", NOW)));
        move(theirs, Moves.to(InvitationState.DECLINED, theirs));

        assertThat(theirs.id()).isEqualTo(ben.id());
        assertThat(found(ben)).contains(ben);
        assertThat(chain(ben)).hasSize(1);
        assertThat(chain(theirs)).hasSize(1);
        assertThat(queued()).isEqualTo(2);
    }

    @Test
    void writesHundredsOfInvitationsAtOnce() {
        List<Invitation> rows = bulk();

        write(inviting(rows));

        assertThat(rows).allSatisfy(row -> assertThat(found(row)).contains(row));
        assertThat(rows).allSatisfy(row -> assertThat(chain(row)).hasSize(1));
        assertThat(queued()).isEqualTo(BULK);
    }

    @Test
    void oneLossAmongHundredsLeavesNothingBehind() {
        List<Invitation> rows = bulk();
        Invitation taken = rows.get(BULK - 2);
        Invitation first =
                invite(given, given.invitation(taken.invitee().address().key()));

        assertThat(storage.apply(inviting(rows)))
                .isEqualTo(new Applied.Lost(Optional.of(UserTable.USERS.insert(taken.invited()))));

        assertThat(rows).allSatisfy(row -> assertThat(found(row)).isEmpty());
        assertThat(rows).allSatisfy(row -> assertThat(chain(row)).isEmpty());
        assertThat(storage.port(UserStore.class)
                        .directory(viewer, PeopleQuery.all(new Slice(BULK, Optional.empty())))
                        .value())
                .extracting(DirectoryRow::invitation)
                .containsExactly(Optional.of(first.id()));
        assertThat(found(first)).contains(first);
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    void movesHundredsOfInvitationsAtOnce() {
        List<Invitation> rows = bulk();
        write(inviting(rows));
        List<Change> moves = new ArrayList<>();
        rows.forEach(row -> moves.add(InvitationTable.INVITATIONS.update(Moves.to(InvitationState.EXPIRED, row))));
        Change stale = moves.remove(150);
        write(stale);
        Changes current = new Changes(given.id(), List.of(), moves, List.of(), List.of());
        moves.add(150, stale);
        Changes oneStale = new Changes(given.id(), List.of(), moves, List.of(), List.of());

        assertThat(storage.apply(oneStale)).isEqualTo(new Applied.Lost(Optional.of(stale)));
        assertThat(found(rows.get(0))).contains(rows.get(0));
        write(current);
        assertThat(rows).allSatisfy(row -> assertThat(found(row)).contains(Moves.to(InvitationState.EXPIRED, row)));
    }

    private Changes decision() {
        return given.inviting(ben)
                .and(PracticeTable.PRACTICES.insert(practice))
                .and(UserRows.insert(anna))
                .and(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())))
                .and(given.request("req-1", NOW));
    }

    private void leftNothing() {
        leftNothing(0);
    }

    private void leftNothing(int messages) {
        assertThat(storage.port(OrganizationStore.class)
                        .practice(viewer, practice.id())
                        .value())
                .as("practice")
                .isEmpty();
        assertThat(organization().revision().version()).as("organization").isEqualTo(1);
        assertThat(storage.port(UserStore.class).find(viewer, anna.id()).value())
                .as("user")
                .isEmpty();
        assertThat(found(ben)).as("invitation").isEmpty();
        assertThat(storage.port(InvitationStore.class)
                        .addressesInUse(viewer, List.of(BEN))
                        .value()
                        .open())
                .as("open invitation")
                .isEmpty();
        assertThat(queued()).as("messages").isEqualTo(messages);
        assertThat(chain(ben)).as("entries").isEmpty();
        assertThat(requestIsKnown()).as("request").isFalse();
    }

    private Invitation twinOfBen() {
        Given twin = Given.organization(2);
        twin.practice(NOW);
        twin.user("anna@weiss.example", UserStatus.ACTIVE);
        return twin.invitation(BEN);
    }

    private List<Invitation> bulk() {
        return several(BULK, number -> given.invitation("u" + number + "@weiss.example"));
    }

    private boolean requestIsKnown() {
        return !storage.port(RequestStore.class)
                .known(given.id(), List.of(new RequestId("req-1")))
                .isEmpty();
    }
}
