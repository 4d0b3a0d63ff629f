package io.rosterkit.spi.scanning;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.DeadLetter;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.database.Snapshot;
import io.rosterkit.spi.database.Transaction;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.table.Scan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;

final class ScanningMessageWork implements MessageWork {

    private static final Comparator<OutboxMessage> BY_ID = Comparator.comparing(ScanningMessageWork::id, Keyset.BY_ID);
    private static final Comparator<OutboxMessage> BY_URGENCY = Comparator.<OutboxMessage, Lane>comparing(
                    row -> row.message().lane())
            .thenComparing(row -> row.message().due())
            .thenComparing(BY_ID);

    private final Database database;

    ScanningMessageWork(Database database) {
        this.database = database;
    }

    @Override
    public List<Claimed> claim(ClaimRequest request) {
        return database.transaction(
                transaction -> {
                    Instant now = database.time();
                    return first(request.limit(), queued(transaction).filter(row -> row.isClaimable(request, now)))
                            .stream()
                            .map(row -> store(row.leased(now.plus(request.lease())), transaction)
                                    .claimed())
                            .toList();
                },
                claimed -> true);
    }

    @Override
    public boolean settle(Claimed claimed, Settlement settlement) {
        return database.transaction(
                transaction -> under(claimed, transaction)
                        .map(row -> store(row.settled(settlement), transaction))
                        .isPresent(),
                recorded -> recorded);
    }

    @Override
    public int release(List<Claimed> claimed) {
        return database.transaction(
                transaction -> {
                    List<OutboxMessage> released = claimed.stream()
                            .flatMap(one -> under(one, transaction).stream())
                            .map(row -> store(row.released(), transaction))
                            .toList();
                    return released.size();
                },
                released -> released > 0);
    }

    @Override
    public List<DeadLetter> failed(Optional<MessageId> after, int limit) {
        return Records.read(
                database,
                records -> records.scan(in(MessageState.FAILED))
                        .filter(row -> after.isEmpty()
                                || Keyset.BY_ID.compare(id(row), after.get().uuid()) > 0)
                        .sorted(BY_ID)
                        .limit(limit)
                        .map(row -> new DeadLetter(row.message(), row.delivery()))
                        .toList());
    }

    @Override
    public boolean requeue(OrganizationId organization, MessageId id, Instant due) {
        return database.transaction(
                transaction -> message(organization, id, transaction)
                        .filter(OutboxMessage::isFailed)
                        .map(row -> store(row.requeued(due), transaction))
                        .isPresent(),
                recorded -> recorded);
    }

    @Override
    public Backlog backlog() {
        return database.snapshot(snapshot -> {
            List<Instant> due = queued(snapshot).map(row -> row.message().due()).toList();
            return new Backlog(
                    due.size(),
                    due.stream().min(Comparator.naturalOrder()),
                    snapshot.scan(in(MessageState.FAILED)).size());
        });
    }

    /** Those that are most urgent, without sorting all: a backlog is asked for again and again. */
    private static List<OutboxMessage> first(int limit, Stream<OutboxMessage> rows) {
        PriorityQueue<OutboxMessage> found = new PriorityQueue<>(BY_URGENCY.reversed());
        rows.forEach(row -> {
            if (found.size() < limit) {
                found.add(row);
            } else if (limit > 0 && BY_URGENCY.compare(row, found.element()) < 0) {
                found.remove();
                found.add(row);
            }
        });
        return found.stream().sorted(BY_URGENCY).toList();
    }

    /** The message of a claim that still holds. */
    private static Optional<OutboxMessage> under(Claimed claimed, Snapshot snapshot) {
        Message message = claimed.message();
        return message(message.organization(), message.id(), snapshot).filter(row -> row.isUnder(claimed));
    }

    private static Optional<OutboxMessage> message(OrganizationId organization, MessageId id, Snapshot snapshot) {
        return snapshot.get(Scan.of(OutboxTable.OUTBOX, organization).where(OutboxTable.ID, id.uuid()));
    }

    private static Stream<OutboxMessage> queued(Snapshot snapshot) {
        return snapshot.scan(in(MessageState.QUEUED)).stream();
    }

    private static Scan<OutboxMessage> in(MessageState state) {
        return Scan.of(OutboxTable.OUTBOX).where(OutboxTable.STATE, state.name());
    }

    private static OutboxMessage store(OutboxMessage row, Transaction transaction) {
        transaction.overwrite(OutboxTable.OUTBOX, row);
        return row;
    }

    private static UUID id(OutboxMessage row) {
        return row.message().id().uuid();
    }
}
