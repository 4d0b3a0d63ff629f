package io.rosterkit.tck;

import static io.rosterkit.model.invitation.InvitationState.EXPIRED;
import static io.rosterkit.model.invitation.InvitationState.OPEN;
import static io.rosterkit.model.invitation.InvitationState.WITHDRAWN;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationQuery.Order;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Walk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list of invitations: its filter, its orders, and that turning its pages meets every row once. */
abstract class InvitationPagingContract extends Contract {

    private static final long MICROSECOND = 1_000;

    /** The order of their bytes is that of no language. */
    private static final List<String> KEYS = List.of(
            "B@weiss.example",
            "a@weiss.example",
            "a+b@weiss.example",
            "a-b@weiss.example",
            "a.b@weiss.example",
            "a1@weiss.example",
            "a_b@weiss.example",
            "ab@weiss.example",
            "b@weiss.example");

    @Test
    void listsNewestFirst() {
        List<InvitationId> expected = atSeveralTimes();
        Collections.reverse(expected);

        turnsEveryPageOf(Order.NEWEST_FIRST, expected);
    }

    @Test
    void listsOldestFirst() {
        List<InvitationId> expected = atSeveralTimes();

        turnsEveryPageOf(Order.OLDEST_FIRST, expected);
    }

    @Test
    void listsByTheBytesOfTheAddress() {
        List<String> mixed = new ArrayList<>(KEYS);
        Collections.reverse(mixed);
        mixed.forEach(key -> invite(given, given.invitation(key)));

        List<String> sorted = new ArrayList<>(KEYS);
        Collections.sort(sorted);
        assertThat(walk(3, Order.ADDRESS, Set.of()).rows())
                .extracting(row -> row.invitation().invitee().address().key())
                .containsExactlyElementsOf(sorted);
    }

    @Test
    void listsTheInvitationsOfOneAddressByTheirIds() {
        List<InvitationId> expected = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            expected.add(withdrawn("ben@weiss.example").id());
        }
        expected.add(0, withdrawn("anna@weiss.example").id());
        expected.add(withdrawn("cleo@weiss.example").id());

        turnsEveryPageOf(Order.ADDRESS, expected);
    }

    @Test
    void meetsEveryRowThatStaysWhileOthersComeAndGo() {
        for (Order order : Order.values()) {
            List<InvitationId> staying = new ArrayList<>();
            List<Invitation> leaving = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                Instant at = NOW.plusSeconds(10L * number);
                staying.add(
                        invitedAt(at, order + "." + number + ".a@weiss.example").id());
                leaving.add(invitedAt(at, order + "." + number + ".b@weiss.example"));
            }
            List<InvitationId> met = ids(walk(3, order, Set.of(OPEN)).rows(() -> {
                if (leaving.isEmpty()) {
                    return;
                }
                withdraw(leaving.remove(0));
                withdraw(leaving.remove(leaving.size() - 1));
                String come = order + "." + leaving.size();
                invitedAt(NOW.minusSeconds(1), come + ".0@weiss.example");
                invitedAt(NOW.plusSeconds(200), come + ".z@weiss.example");
                invitedAt(NOW.plusSeconds(35), come + ".c@weiss.example");
            }));

            assertThat(met).as(order.name()).doesNotHaveDuplicates().containsAll(staying);
        }
    }

    @Test
    void theStateIsThatOfTheMomentAskedFor() {
        Instant end = NOW.plusSeconds(60);
        InvitationId id = invite(given, given.invitation("ben@weiss.example", InvitationProgress.open(NOW, end)))
                .id();

        assertThat(listed(end.minusNanos(MICROSECOND), OPEN)).as("just before").containsExactly(id);
        assertThat(listed(end.minusNanos(MICROSECOND), EXPIRED))
                .as("just before")
                .isEmpty();
        assertThat(listed(end, OPEN)).as("at the instant").isEmpty();
        assertThat(listed(end, EXPIRED)).as("at the instant").containsExactly(id);
        assertThat(listed(end.plusNanos(MICROSECOND), OPEN)).as("just after").isEmpty();
        assertThat(listed(end.plusNanos(MICROSECOND), EXPIRED)).as("just after").containsExactly(id);
    }

    @Test
    void listsTheStatesThatAreAskedFor() {
        List<InvitationId> all = new ArrayList<>();
        for (InvitationState state : InvitationState.values()) {
            InvitationProgress progress =
                    InvitationProgress.open(NOW, NOW.plusSeconds(60)).to(state, NOW.plusSeconds(5));
            InvitationId id = invite(given, given.invitation(state + "@weiss.example", progress))
                    .id();

            assertThat(listed(NOW, state)).as(state.name()).containsExactly(id);
            all.add(id);
        }

        assertThat(listed(NOW)).as("every state").containsExactlyElementsOf(all);
        assertThat(listed(NOW, OPEN, EXPIRED)).containsExactly(id(all, OPEN), id(all, EXPIRED));
        assertThat(listed(NOW.plusSeconds(60), EXPIRED)).containsExactly(id(all, OPEN), id(all, EXPIRED));
        assertThat(listed(NOW.plusSeconds(60), OPEN)).isEmpty();
        assertThat(listed(NOW.plusSeconds(60), WITHDRAWN)).containsExactly(id(all, WITHDRAWN));
    }

    @Test
    void listsTheOwnOrganizationOnly() {
        write(other.opened());
        invite(other, other.invitation("ben@weiss.example"));

        assertThat(listed(NOW)).isEmpty();
        assertThat(storage.port(InvitationStore.class)
                        .page(Viewer.of(other.id()), query(Order.ADDRESS, Set.of(), NOW, first(5)))
                        .value())
                .hasSize(1);
    }

    /** Oldest first: made out of order, and three in the same microsecond, where the id decides. */
    private List<InvitationId> atSeveralTimes() {
        InvitationId late = invitedAt(NOW.plusMillis(1), "late@weiss.example").id();
        InvitationId one = invitedAt(NOW, "z@weiss.example").id();
        InvitationId two = invitedAt(NOW, "y@weiss.example").id();
        InvitationId three = invitedAt(NOW, "x@weiss.example").id();
        InvitationId early =
                invitedAt(NOW.minusMillis(1), "early@weiss.example").id();
        return new ArrayList<>(List.of(early, one, two, three, late));
    }

    private void turnsEveryPageOf(Order order, List<InvitationId> expected) {
        for (int limit = 1; limit <= expected.size() + 1; limit++) {
            assertThat(ids(walk(limit, order, Set.of()).rows()))
                    .as("%s in pages of %d", order, limit)
                    .containsExactlyElementsOf(expected);
        }
    }

    private Invitation invitedAt(Instant at, String address) {
        return invite(given, given.invitation(address, InvitationProgress.open(at, NOW.plusSeconds(3_600))));
    }

    private Invitation withdrawn(String address) {
        return withdraw(invite(given, given.invitation(address)));
    }

    private Invitation withdraw(Invitation row) {
        return move(row, Moves.to(WITHDRAWN, row));
    }

    private Walk<TrackedInvitation> walk(int limit, Order order, Set<InvitationState> states) {
        return Walk.of(
                limit, slice -> page(query(order, states, NOW, slice)), row -> position(order, row.invitation()));
    }

    private static Position position(Order order, Invitation row) {
        return order == Order.ADDRESS
                ? new Position(row.invitee().address().key(), row.id().uuid())
                : Position.of(row.id().uuid());
    }

    private List<InvitationId> listed(Instant now, InvitationState... states) {
        return ids(page(query(Order.OLDEST_FIRST, Set.of(states), now, first(100))));
    }

    private List<TrackedInvitation> page(InvitationQuery query) {
        return storage.port(InvitationStore.class).page(viewer, query).value();
    }

    private static InvitationQuery query(Order order, Set<InvitationState> states, Instant now, Slice slice) {
        return new InvitationQuery(states, order, now, slice);
    }

    private static Slice first(int limit) {
        return new Slice(limit, Optional.empty());
    }

    private static InvitationId id(List<InvitationId> all, InvitationState state) {
        return all.get(List.of(InvitationState.values()).indexOf(state));
    }

    private static List<InvitationId> ids(List<TrackedInvitation> rows) {
        return rows.stream().map(row -> row.invitation().id()).toList();
    }
}
