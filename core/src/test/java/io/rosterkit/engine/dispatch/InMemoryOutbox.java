package io.rosterkit.engine.dispatch;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.DeadLetter;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.notice.MessageWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An outbox for a test that puts a message into it and looks at what became of it. */
final class InMemoryOutbox implements MessageWork {

    private final List<Claimed> waiting = new ArrayList<>();
    private final List<Settlement> settled = new ArrayList<>();
    private Optional<Message> latest = Optional.empty();
    private final List<Claimed> released = new ArrayList<>();
    private boolean lost;

    void waits(Message message, int attempt) {
        latest = Optional.of(message);
        waiting.add(new Claimed(message, attempt, 1, attempt));
    }

    void settledElsewhere() {
        lost = true;
    }

    List<Claimed> released() {
        return List.copyOf(released);
    }

    Message message() {
        return latest.orElseThrow();
    }

    MessageId id() {
        return message().id();
    }

    Settlement settlement() {
        return settled.get(settled.size() - 1);
    }

    @Override
    public List<Claimed> claim(ClaimRequest request) {
        List<Claimed> claimed = waiting.stream()
                .filter(row -> request.channels().contains(row.message().channel()))
                .filter(row -> !request.except().contains(row.message().id()))
                .limit(request.limit())
                .toList();
        waiting.removeAll(claimed);
        return claimed;
    }

    @Override
    public int release(List<Claimed> claimed) {
        released.addAll(claimed);
        return claimed.size();
    }

    @Override
    public boolean settle(Claimed claimed, Settlement settlement) {
        settled.add(settlement);
        return !lost;
    }

    @Override
    public List<DeadLetter> failed(Optional<MessageId> after, int limit) {
        throw new UnsupportedOperationException("not asked here");
    }

    @Override
    public boolean requeue(OrganizationId organization, MessageId id, Instant due) {
        throw new UnsupportedOperationException("not asked here");
    }

    @Override
    public Backlog backlog() {
        throw new UnsupportedOperationException("not asked here");
    }
}
