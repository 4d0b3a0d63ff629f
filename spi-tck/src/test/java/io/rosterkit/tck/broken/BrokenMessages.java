package io.rosterkit.tck.broken;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.tck.broken.Tampered.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Outboxes that go wrong in one point. */
final class BrokenMessages {

    private BrokenMessages() {}

    static ClaimRequest withoutLease(ClaimRequest asked) {
        return new ClaimRequest(asked.channels(), asked.except(), asked.now(), asked.limit(), Duration.ZERO);
    }

    static ClaimRequest ofAnyChannel(ClaimRequest asked) {
        return new ClaimRequest(Set.of(Channel.values()), asked.except(), asked.now(), asked.limit(), asked.lease());
    }

    static ClaimRequest sparingNone(ClaimRequest asked) {
        return new ClaimRequest(asked.channels(), Set.of(), asked.now(), asked.limit(), asked.lease());
    }

    /** {@code attempts = attempts + 1} in the statement that claims. */
    static Object countingClaimsAsAttempts(Call call) {
        return claimed(call.proceed()).stream()
                .map(row -> new Claimed(row.message(), row.claims(), row.claims(), row.fence()))
                .toList();
    }

    /** Each claim is the first one. */
    static Object countingNoClaims(Call call) {
        return claimed(call.proceed()).stream()
                .map(row -> new Claimed(row.message(), row.attempt(), 1, row.fence()))
                .toList();
    }

    /** No statement sets {@code claims = 0}. */
    static Object neverForgettingClaims(Map<MessageId, Integer> ever, Call call) {
        return claimed(call.proceed()).stream()
                .map(row -> new Claimed(
                        row.message(), row.attempt(), ever.merge(row.message().id(), 1, Integer::sum), row.fence()))
                .toList();
    }

    /** What is handed back is put off. */
    static Object puttingOff(Call call) {
        MessageWork sound = (MessageWork) call.port();
        List<Claimed> rows = claimed(call.argument(0));
        rows.forEach(row ->
                sound.settle(row, new Settlement.Later(row.message().due().plusSeconds(60), "released")));
        return rows.size();
    }

    /** {@code where organization = ? and id = ?} without the fence. */
    static Object releasingWhateverTheFence(Map<MessageId, Claimed> last, Call call) {
        return call.with(claimed(call.argument(0)).stream()
                .map(row -> last.getOrDefault(row.message().id(), row))
                .toList());
    }

    /** A gateway in trouble is counted as an attempt. */
    static Object charging(Call call) {
        return call.argument(1) instanceof Settlement.Uncharged uncharged
                ? call.with(
                        call.argument(0),
                        new Settlement.Later(
                                call.argument(0, Claimed.class).message().due(), uncharged.failure()))
                : call.proceed();
    }

    /** The purge forgets what an open invitation shows. */
    static Object forgettingWhatIsShown(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(
                seen.access(),
                ((Optional<?>) seen.value())
                        .map(TrackedInvitation.class::cast)
                        .map(row -> row.delivery().state() == MessageState.SENT
                                ? new TrackedInvitation(row.invitation(), Delivery.forgotten(Instant.EPOCH))
                                : row));
    }

    /** The purge takes dead letters and what waits as well. */
    static Object purgingEverything(MessageWork work, Call call) {
        Instant before = call.argument(0, Instant.class);
        work.failed(Optional.empty(), 100)
                .forEach(row ->
                        work.requeue(row.message().organization(), row.message().id(), before));
        work.claim(ClaimRequest.any(before, 100, Duration.ZERO))
                .forEach(row -> work.settle(row, new Settlement.Dropped(before.minusNanos(1_000))));
        return call.proceed();
    }

    /** What was forgotten is told as waiting. */
    static Object forgottenTakenForQueued(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(
                seen.access(),
                ((Optional<?>) seen.value())
                        .map(TrackedInvitation.class::cast)
                        .map(row -> row.delivery().state() == MessageState.FORGOTTEN
                                ? new TrackedInvitation(
                                        row.invitation(),
                                        new Delivery(
                                                MessageState.QUEUED,
                                                0,
                                                row.delivery().at(),
                                                Optional.empty()))
                                : row));
    }

    static Map<MessageId, Integer> counts() {
        return new ConcurrentHashMap<>();
    }

    private static List<Claimed> claimed(Object answer) {
        return ((Collection<?>) answer).stream().map(Claimed.class::cast).toList();
    }
}
