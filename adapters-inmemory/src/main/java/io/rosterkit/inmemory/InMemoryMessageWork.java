package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Keyset;
import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.DeadLetter;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.notice.MessageWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

final class InMemoryMessageWork implements MessageWork {

    private static final Comparator<OutboxMessage> BY_ID = Comparator.comparing(InMemoryMessageWork::id, Keyset.BY_ID);
    private static final Comparator<OutboxMessage> BY_URGENCY = Comparator.<OutboxMessage, Lane>comparing(
                    row -> row.message().lane())
            .thenComparing(row -> row.message().due())
            .thenComparing(BY_ID);

    private final Tables tables;
    private final Supplier<Instant> time;

    InMemoryMessageWork(Tables tables, Supplier<Instant> time) {
        this.tables = tables;
        this.time = time;
    }

    @Override
    public List<Claimed> claim(ClaimRequest request) {
        return tables.write(
                () -> {
                    Instant storageTime = time.get();
                    return first(request.limit(), rows -> rows.isClaimable(request, storageTime)).stream()
                            .map(row -> store(row.leased(storageTime.plus(request.lease())))
                                    .claimed())
                            .toList();
                },
                claimed -> true);
    }

    @Override
    public boolean settle(Claimed claimed, Settlement settlement) {
        Message message = claimed.message();
        return tables.write(
                () -> tables.outbox
                        .find(message.organization(), message.id())
                        .filter(row -> row.isUnder(claimed))
                        .map(row -> store(row.settled(settlement)))
                        .isPresent(),
                recorded -> recorded);
    }

    @Override
    public int release(List<Claimed> claimed) {
        return tables.write(
                () -> {
                    List<OutboxMessage> released = claimed.stream()
                            .flatMap(one -> tables
                                    .outbox
                                    .find(
                                            one.message().organization(),
                                            one.message().id())
                                    .filter(row -> row.isUnder(one))
                                    .stream())
                            .map(row -> store(row.released()))
                            .toList();
                    return released.size();
                },
                released -> released > 0);
    }

    @Override
    public List<DeadLetter> failed(Optional<MessageId> after, int limit) {
        return tables.read(() -> tables.outbox
                .all()
                .filter(OutboxMessage::isFailed)
                .filter(row -> after.isEmpty()
                        || Keyset.BY_ID.compare(id(row), after.get().uuid()) > 0)
                .sorted(BY_ID)
                .limit(limit)
                .map(row -> new DeadLetter(row.message(), row.delivery()))
                .toList());
    }

    @Override
    public boolean requeue(OrganizationId organization, MessageId id, Instant due) {
        return tables.write(
                () -> tables.outbox
                        .find(organization, id)
                        .filter(OutboxMessage::isFailed)
                        .map(row -> store(row.requeued(due)))
                        .isPresent(),
                recorded -> recorded);
    }

    @Override
    public Backlog backlog() {
        return tables.read(() -> new Backlog(
                tables.outbox.all().filter(OutboxMessage::isQueued).count(),
                tables.outbox
                        .all()
                        .filter(OutboxMessage::isQueued)
                        .map(row -> row.message().due())
                        .min(Comparator.naturalOrder()),
                tables.outbox.all().filter(OutboxMessage::isFailed).count()));
    }

    /** Those that are most urgent, without sorting all: a backlog is asked for again and again. */
    private List<OutboxMessage> first(int limit, Predicate<OutboxMessage> wanted) {
        PriorityQueue<OutboxMessage> found = new PriorityQueue<>(BY_URGENCY.reversed());
        tables.outbox.all().filter(wanted).forEach(row -> {
            if (found.size() < limit) {
                found.add(row);
            } else if (limit > 0 && BY_URGENCY.compare(row, found.element()) < 0) {
                found.remove();
                found.add(row);
            }
        });
        return found.stream().sorted(BY_URGENCY).toList();
    }

    private OutboxMessage store(OutboxMessage row) {
        tables.outbox.set(row);
        return row;
    }

    private static UUID id(OutboxMessage row) {
        return row.message().id().uuid();
    }
}
