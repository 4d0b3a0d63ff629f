package io.rosterkit.tck;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A request takes effect once, and is answered the same ever after until it is purged. */
abstract class RequestStoreContract extends Contract {

    private static final String BEN = "ben@weiss.example";

    @Test
    void knowsARequestAsItWasMade() {
        Request request = make(given.request("req-1", NOW));

        assertThat(known(given.id(), "req-1")).containsExactly(request);
    }

    @Test
    void knowsOnlyWhatIsAskedFor() {
        Request one = make(given.request("req-1", NOW));
        Request two = make(given.request("req-2", NOW));
        make(given.request("req-3", NOW));

        assertThat(known(given.id(), "req-2", "req-9", "req-1", "req-2")).containsExactlyInAnyOrder(one, two);
        assertThat(known(given.id())).isEmpty();
    }

    @Test
    void knowsAmongVeryMany() {
        Request last = make(given.request("req-699", NOW));
        List<RequestId> ids = new ArrayList<>();
        for (int number = 0; number < 700; number++) {
            ids.add(new RequestId("req-" + number));
        }

        assertThat(requests().known(given.id(), ids)).containsExactly(last);
    }

    @Test
    void tellsRequestsApartByEveryCharacter() {
        List<String> ids = List.of("a", "A", "a!", "a_", "a%", "aa", "'", "\\", "x".repeat(100));

        ids.forEach(id -> make(given.request(id, NOW)));

        ids.forEach(id -> assertThat(known(given.id(), id)).containsExactly(given.request(id, NOW)));
    }

    @Test
    void aRepeatedRequestGetsTheFirstOneBackAndWritesNothing() {
        Request first = make(given.request("req-1", NOW));
        Request again = given.request("req-1", NOW.plusSeconds(9));
        Invitation ben = given.invitation(BEN);

        Applied applied = storage.apply(given.inviting(ben)
                .and(given.message(Lane.CODE, NOW))
                .and(again)
                .and(given.request("req-2", NOW)));

        assertThat(applied).isEqualTo(new Applied.Repeated(first));
        assertThat(found(ben)).isEmpty();
        assertThat(storage.port(MessageWork.class).backlog().queued()).isZero();
        assertThat(known(given.id(), "req-1", "req-2")).containsExactly(first);
    }

    @Test
    void theSameChangesTwiceAreARepeatedRequestAndNotALostGuard() {
        Request request = given.request("req-1", NOW);
        Changes changes = given.inviting(given.invitation(BEN)).and(request);

        write(changes);

        assertThat(storage.apply(changes)).isEqualTo(new Applied.Repeated(request));
        assertThat(storage.apply(changes)).isEqualTo(new Applied.Repeated(request));
    }

    @Test
    void oneKnownRequestAmongSeveralStopsAllOfThem() {
        Request first = make(given.request("req-2", NOW));

        Applied applied = storage.apply(Changes.none(given.id())
                .and(given.request("req-1", NOW))
                .and(given.request("req-2", NOW))
                .and(given.request("req-3", NOW)));

        assertThat(applied).isEqualTo(new Applied.Repeated(first));
        assertThat(known(given.id(), "req-1", "req-2", "req-3")).containsExactly(first);
    }

    @Test
    void aRequestWhoseGuardWasLostMayBeMadeAgain() {
        Request request = given.request("req-1", NOW);
        Invitation stale = Moves.to(InvitationState.WITHDRAWN, given.invitation(BEN));

        Applied lost =
                storage.apply(Changes.none(given.id()).and(request).and(InvitationTable.INVITATIONS.update(stale)));

        assertThat(lost).isInstanceOf(Applied.Lost.class);
        assertThat(known(given.id(), "req-1")).isEmpty();
        make(request);
    }

    @Test
    void organizationsDoNotShareRequests() {
        write(other.opened());
        Request ours = make(given.request("req-1", NOW));

        assertThat(known(other.id(), "req-1")).isEmpty();

        Request theirs = make(other.request("req-1", NOW.plusSeconds(1)));

        assertThat(known(given.id(), "req-1")).containsExactly(ours);
        assertThat(known(other.id(), "req-1")).containsExactly(theirs);
    }

    private RequestStore requests() {
        return storage.port(RequestStore.class);
    }

    private Request make(Request request) {
        write(Changes.none(request.organization()).and(request));
        return request;
    }

    private List<Request> known(OrganizationId organization, String... ids) {
        return requests().known(organization, Stream.of(ids).map(RequestId::new).toList());
    }
}
