package io.rosterkit.tck;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Applied.Done;
import io.rosterkit.spi.storage.Applied.Lost;
import io.rosterkit.spi.storage.Applied.Repeated;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once, one winner. Half of the runners come in through a second handle on the same data. */
abstract class ConcurrencyContract extends Contract {

    private static final String BEN = "ben@weiss.example";
    private static final int ROUNDS = 5;
    private static final int MANY = 32;

    private List<Storage> handles = List.of();

    abstract Storage beside(Storage first);

    @BeforeEach
    final void openASecondWay() {
        handles = List.of(storage, beside(storage));
    }

    @Test
    void oneOfManyInvitesAnAddress() {
        for (int round = 0; round < ROUNDS; round++) {
            String address = round + BEN;
            List<Invitation> rows = several(MANY, number -> given.invitation(address));

            List<Applied> applied = race(several(MANY, number -> given.inviting(rows.get(number))));

            Invitation winner = rows.get(theOneWinner(applied));
            assertThat(rows).filteredOn(row -> found(row).isPresent()).containsExactly(winner);
            assertThat(rows).filteredOn(this::isTold).containsExactly(winner);
            assertThat(queued()).isEqualTo(round + 1);
        }
    }

    @Test
    void oneOfManyJoinsUnderAnAddress() {
        for (int round = 0; round < ROUNDS; round++) {
            String address = round + BEN;
            List<User> users = several(MANY, number -> given.user(address, UserStatus.ACTIVE));

            List<Applied> applied = race(several(MANY, number -> UserRows.insert(users.get(number))));

            User winner = users.get(theOneWinner(applied));
            assertThat(holder(address)).contains(winner);
        }
    }

    @Test
    void oneOfManyMovesAVersion() {
        Invitation row = invite(given, given.invitation(BEN));
        for (int round = 0; round < ROUNDS; round++) {
            Invitation from = row;
            List<InvitationState> states = List.of(InvitationState.WITHDRAWN, InvitationState.OPEN);
            List<Invitation> moved = several(MANY, number -> Moves.to(states.get(number % 2), from));

            List<Applied> applied =
                    race(several(MANY, number -> only(InvitationTable.INVITATIONS.update(moved.get(number)))));

            row = moved.get(theOneWinner(applied));
            assertThat(found(row)).contains(row);
        }
    }

    @Test
    void oneOfManyReopensAnAddress() {
        InvitationProgress over = InvitationProgress.open(NOW, NOW).to(InvitationState.EXPIRED, NOW);
        List<Invitation> expired = several(MANY, number -> invite(given, given.invitation(BEN, over)));
        List<Invitation> reopened = several(MANY, number -> Moves.to(InvitationState.OPEN, expired.get(number)));

        List<Applied> applied = race(several(MANY, number -> Moves.moving(expired.get(number), reopened.get(number))));

        Invitation winner = reopened.get(theOneWinner(applied));
        assertThat(reopened)
                .filteredOn(row -> found(row).equals(Optional.of(row)))
                .containsExactly(winner);
    }

    @Test
    void aRequestTakesEffectOnceHoweverManySendIt() {
        int senders = 16;
        for (int round = 0; round < ROUNDS; round++) {
            String id = "req-" + round;
            Request request = given.request(id, NOW);
            List<Invitation> rows = several(senders, number -> given.invitation(id + "." + number + "@weiss.example"));

            List<Applied> applied = race(
                    several(senders, number -> given.inviting(rows.get(number)).and(request)));

            assertThat(applied).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(applied)
                    .filteredOn(Repeated.class::isInstance)
                    .hasSize(senders - 1)
                    .containsOnly(new Repeated(request));
            assertThat(rows)
                    .filteredOn(row -> found(row).isPresent())
                    .containsExactly(rows.get(applied.indexOf(new Done())));
        }
    }

    @Test
    void aMessageIsClaimedByOneOfMany() {
        int messages = 200;
        List<Message> bulk = several(messages, number -> given.message(Lane.BULK, NOW));
        write(new Changes(given.id(), List.of(), List.of(), bulk, List.of()));

        List<MessageId> claimed = new ArrayList<>();
        Race.of(8, this::claimUntilNoneIsLeft).forEach(claimed::addAll);
        claimed.addAll(claimUntilNoneIsLeft(0));

        assertThat(claimed).doesNotHaveDuplicates().hasSize(messages);
        assertThat(queued()).isEqualTo(messages);
    }

    @Test
    void oneOfManyLeasesThatRanOutMaySettle() {
        write(Changes.none(given.id()).and(given.message(Lane.CODE, NOW)));
        List<Claimed> claims = new ArrayList<>();
        Race.of(8, number -> work(number).claim(ClaimRequest.any(NOW, 1, Duration.ZERO)))
                .forEach(claims::addAll);
        claims.addAll(work(0).claim(ClaimRequest.any(NOW, 1, Duration.ZERO)));

        List<Boolean> settled =
                Race.of(claims.size(), number -> work(number).settle(claims.get(number), new Settlement.Sent(NOW)));

        Set<Long> fences = new HashSet<>();
        claims.forEach(claim -> fences.add(claim.fence()));
        assertThat(fences).hasSameSizeAs(claims);
        assertThat(settled).containsOnlyOnce(true);
        assertThat(claims.get(settled.indexOf(true)).fence()).isEqualTo(Collections.max(fences));
    }

    @Test
    void oneOfManyQueuesADeadLetterAgain() {
        write(Changes.none(given.id()).and(given.message(Lane.CODE, NOW)));
        Claimed claimed =
                work(0).claim(ClaimRequest.any(NOW, 1, Duration.ofHours(1))).get(0);
        work(0).settle(claimed, new Settlement.Failed(NOW, "smtp-550"));

        List<Boolean> queued = Race.of(
                16, number -> work(number).requeue(given.id(), claimed.message().id(), NOW));

        assertThat(queued).containsOnlyOnce(true);
    }

    @Test
    void listsOfDifferentPeopleDoNotHinderEachOther() {
        List<List<Invitation>> lists =
                several(8, list -> several(40, number -> given.invitation(list + "." + number + "@weiss.example")));

        List<Applied> applied = race(several(8, list -> inviting(lists.get(list))));

        assertThat(applied).containsOnly(new Done());
        assertThat(lists)
                .allSatisfy(rows -> assertThat(rows)
                        .allSatisfy(row -> assertThat(found(row)).isPresent()));
    }

    /** In opposite orders, which is how a database comes to a deadlock: that may be thrown, but never half done. */
    @Test
    void ofListsOfTheSamePeopleOneIsWrittenAsAWhole() {
        List<List<Invitation>> lists =
                several(8, list -> several(40, place -> given.invitation((list % 2 == 0 ? place : 39 - place) + BEN)));

        List<Optional<Applied>> applied = Race.of(8, list -> applyUnlessStuck(list, inviting(lists.get(list))));

        assertThat(applied).containsOnlyOnce(Optional.of(new Done()));
        int winner = applied.indexOf(Optional.of(new Done()));
        for (int list = 0; list < lists.size(); list++) {
            int expected = list == winner ? 40 : 0;
            assertThat(lists.get(list))
                    .filteredOn(row -> found(row).isPresent() && isTold(row))
                    .hasSize(expected);
        }
        assertThat(queued()).isEqualTo(40);
    }

    @Test
    void aReaderNeverSeesHalfOfADecision() {
        List<Invitation> rows = several(50, number -> given.invitation(number + BEN));
        AtomicInteger written = new AtomicInteger();

        List<Long> halves = Race.of(4, number -> number == 0 ? writeAll(rows, written) : halvesSeen(rows, written));

        assertThat(halves).containsOnly(0L);
        assertThat(rows).allSatisfy(row -> assertThat(isTold(row)).isTrue());
    }

    @Test
    void everyRunnerThatReadsAgainGetsThroughInTheEnd() {
        int runners = 8;

        Race.of(runners, this::changeTheOrganization);

        assertThat(organization().revision().version()).isEqualTo(1 + runners);
    }

    private long writeAll(List<Invitation> rows, AtomicInteger written) {
        try {
            for (Invitation row : rows) {
                write(given.inviting(row));
                written.incrementAndGet();
            }
            return 0;
        } finally {
            written.set(rows.size());
        }
    }

    private long halvesSeen(List<Invitation> rows, AtomicInteger written) {
        long halves = 0;
        for (int number = 0; number < rows.size(); number = written.get()) {
            Invitation next = rows.get(number);
            halves += found(next).isPresent() && !isTold(next) ? 1 : 0;
        }
        return halves;
    }

    private Organization changeTheOrganization(int number) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            Organization now = organization();
            Organization next = now.moved(now.state(), Moves.next(now.revision()));
            if (handle(number).apply(only(OrganizationTable.ORGANIZATIONS.update(next))) instanceof Done) {
                return next;
            }
        }
        throw new AssertionError("a runner never got through");
    }

    private List<Applied> race(List<Changes> changes) {
        return Race.of(changes.size(), number -> handle(number).apply(changes.get(number)));
    }

    private Optional<Applied> applyUnlessStuck(int number, Changes changes) {
        try {
            return Optional.of(handle(number).apply(changes));
        } catch (StorageContentionException stuck) {
            return Optional.empty();
        }
    }

    private List<MessageId> claimUntilNoneIsLeft(int number) {
        List<MessageId> mine = new ArrayList<>();
        for (int attempt = 0; attempt < 1_000; attempt++) {
            List<Claimed> claimed = work(number).claim(ClaimRequest.any(NOW, 7, Duration.ofHours(1)));
            if (claimed.isEmpty()) {
                return mine;
            }
            claimed.forEach(one -> mine.add(one.message().id()));
        }
        throw new AssertionError("the messages do not end");
    }

    private Storage handle(int number) {
        return handles.get(number % handles.size());
    }

    private MessageWork work(int number) {
        return handle(number).port(MessageWork.class);
    }

    /** The number of the runner whose changes were done; all others lost theirs. */
    private static int theOneWinner(List<Applied> applied) {
        assertThat(applied).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(applied).filteredOn(Lost.class::isInstance).hasSize(applied.size() - 1);
        return applied.indexOf(new Done());
    }

    private boolean isTold(Invitation row) {
        return chain(row).size() == 1;
    }
}
