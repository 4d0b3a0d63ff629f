package io.rosterkit.tck.broken;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.DeadLetter;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.broken.Tampered.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Outboxes that go wrong in one point, seen in their rows. */
final class BrokenOutbox {

    private static final Comparator<OutboxMessage> BY_ID =
            Comparator.comparing(row -> row.message().id().toString());

    private BrokenOutbox() {}

    static ClaimRequest leased(Call call, UnaryOperator<Duration> other) {
        ClaimRequest asked = call.argument(0, ClaimRequest.class);
        return new ClaimRequest(
                asked.channels(), asked.except(), asked.now(), asked.limit(), other.apply(asked.lease()));
    }

    static ClaimRequest at(Instant now, Call call) {
        ClaimRequest asked = call.argument(0, ClaimRequest.class);
        return new ClaimRequest(asked.channels(), asked.except(), now, asked.limit(), asked.lease());
    }

    static List<Claimed> claims(Call call) {
        return claims(call.proceed());
    }

    static List<Claimed> claims(Object answer) {
        return ((Collection<?>) answer).stream().map(Claimed.class::cast).toList();
    }

    /** {@code where fence = ?}, whatever the state. */
    static Object settlingTwice(Storage sound, Call call) {
        Claimed claimed = call.argument(0, Claimed.class);
        Optional<OutboxMessage> settled = stored(sound, claimed.message())
                .filter(row ->
                        row.fence() == claimed.fence() && row.leasedUntil().isEmpty());
        settled.ifPresent(
                row -> Stored.set(sound, OutboxTable.OUTBOX, row.settled(call.argument(1, Settlement.class))));
        return settled.isPresent() || (Boolean) call.proceed();
    }

    /** {@code failure = null} where the failure before should stay. */
    static Object forgetting(Storage sound, Call call, Message message) {
        Optional<String> before = failure(sound, message);
        Object answer = call.proceed();
        stored(sound, message)
                .filter(row -> row.delivery().failure().equals(before))
                .ifPresent(row -> Stored.set(sound, OutboxTable.OUTBOX, withoutFailure(row)));
        return answer;
    }

    static Object queueingWithoutFailure(Storage sound, Call call) {
        Object answer = call.proceed();
        Stored.all(sound, OutboxTable.OUTBOX).stream()
                .filter(row -> row.message().id().equals(call.argument(1)))
                .forEach(row -> Stored.set(sound, OutboxTable.OUTBOX, withoutFailure(row)));
        return answer;
    }

    /** {@code where id = ?} without the organization. */
    static Object queueingInAnyOrganization(Storage sound, Call call) {
        Instant due = call.argument(2, Instant.class);
        Object answer = call.proceed();
        Stored.all(sound, OutboxTable.OUTBOX).stream()
                .filter(OutboxMessage::isFailed)
                .filter(row -> row.message().id().equals(call.argument(1)))
                .forEach(row -> Stored.set(sound, OutboxTable.OUTBOX, row.requeued(due)));
        return answer;
    }

    static Object byDueTime(Call call) {
        return letters(call).stream()
                .sorted(Comparator.comparing(row -> row.message().due()))
                .toList();
    }

    static Object ofOneOrganization(Call call) {
        List<DeadLetter> letters = letters(call);
        Optional<OrganizationId> first =
                letters.stream().map(row -> row.message().organization()).findFirst();
        return letters.stream()
                .filter(row -> first.equals(Optional.of(row.message().organization())))
                .toList();
    }

    /** Looks the cursor up in the list, and begins anew where it is not there. */
    static Object afterALetter(Call call) {
        Optional<?> after = call.argument(0, Optional.class);
        boolean there = ((Collection<?>) call.with(Optional.empty(), 1_000))
                .stream()
                        .map(DeadLetter.class::cast)
                        .anyMatch(row -> after.equals(Optional.of(row.message().id())));
        return call.with(there ? after : Optional.empty(), call.argument(1));
    }

    /** {@code where subject = ? order by id limit 1}. */
    static Function<Invitation, Optional<OutboxMessage>> first(Storage sound) {
        return row -> about(sound, row).min(BY_ID);
    }

    /** {@code where subject = ? order by id desc limit 1}. */
    static Function<Invitation, Optional<OutboxMessage>> greatest(Storage sound) {
        return row -> about(sound, row).max(BY_ID);
    }

    /** {@code where id = ?} without the organization. */
    static Function<Invitation, Optional<OutboxMessage>> ofAnyOrganization(Storage sound) {
        return row -> Stored.all(sound, OutboxTable.OUTBOX).stream()
                .filter(message -> message.message().id().equals(row.lastMessage()))
                .max(Comparator.comparing(message -> message.delivery().state() == MessageState.FAILED));
    }

    static Object delivering(Function<Invitation, Optional<OutboxMessage>> message, Call call) {
        return tracked(
                call,
                row -> message.apply(row.invitation())
                        .map(found -> new TrackedInvitation(row.invitation(), found.delivery()))
                        .or(() -> Optional.of(row)));
    }

    /** An inner join. */
    static Object joined(Call call) {
        return tracked(
                call, row -> Optional.of(row).filter(found -> found.delivery().state() != MessageState.FORGOTTEN));
    }

    private static Object tracked(Call call, Function<TrackedInvitation, Optional<TrackedInvitation>> other) {
        if (!(call.proceed() instanceof WithAccess<?> seen)) {
            return call.proceed();
        }
        if (seen.value() instanceof Optional<?> found) {
            return new WithAccess<>(
                    seen.access(), found.map(TrackedInvitation.class::cast).flatMap(other));
        }
        if (seen.value() instanceof List<?> list) {
            return new WithAccess<>(
                    seen.access(),
                    list.stream()
                            .map(TrackedInvitation.class::cast)
                            .flatMap(row -> other.apply(row).stream())
                            .toList());
        }
        return seen;
    }

    private static Stream<OutboxMessage> about(Storage sound, Invitation row) {
        return Stored.all(sound, OutboxTable.OUTBOX).stream()
                .filter(message -> message.message().organization().equals(row.organization()))
                .filter(message ->
                        message.message().about().subject().equals(row.id().uuid()));
    }

    private static Optional<OutboxMessage> stored(Storage sound, Message message) {
        return Stored.same(sound, OutboxTable.OUTBOX, OutboxMessage.queued(message));
    }

    private static Optional<String> failure(Storage sound, Message message) {
        return stored(sound, message).flatMap(row -> row.delivery().failure());
    }

    private static OutboxMessage withoutFailure(OutboxMessage row) {
        Delivery told = row.delivery();
        return new OutboxMessage(
                row.message(),
                new Delivery(told.state(), told.attempts(), told.at(), Optional.empty()),
                row.claims(),
                row.fence(),
                row.leasedUntil());
    }

    private static List<DeadLetter> letters(Call call) {
        return ((Collection<?>) call.proceed())
                .stream().map(DeadLetter.class::cast).toList();
    }
}
