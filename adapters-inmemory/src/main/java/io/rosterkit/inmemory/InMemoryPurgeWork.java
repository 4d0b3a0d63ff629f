package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Request;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

final class InMemoryPurgeWork implements PurgeWork {

    private static final Set<InvitationState> SHOWN = Set.of(InvitationState.OPEN, InvitationState.HELD);

    private final Tables tables;

    InMemoryPurgeWork(Tables tables) {
        this.tables = tables;
    }

    @Override
    public int requests(Instant before, int limit) {
        return tables.write(
                () -> forget(overSince(tables.requests.all(), Request::at, before, limit), tables.requests::remove),
                purged -> true);
    }

    @Override
    public int sessions(Instant before, int limit) {
        return tables.write(
                () -> forget(
                        overSince(tables.sessions.all(), RunningSession::until, before, limit),
                        tables.sessions::remove),
                purged -> true);
    }

    @Override
    public int challenges(Instant before, int limit) {
        return tables.write(
                () -> forget(
                        overSince(tables.challenges.all(), row -> row.course().expiresAt(), before, limit),
                        tables.challenges::remove),
                purged -> true);
    }

    @Override
    public int messages(Instant before, int limit) {
        return tables.write(
                () -> forget(
                        overSince(
                                tables.outbox
                                        .all()
                                        .filter(OutboxMessage::isOver)
                                        .filter(row -> !isShown(row.message())),
                                row -> row.delivery().at(),
                                before,
                                limit),
                        tables.outbox::remove),
                purged -> true);
    }

    /** Whether an invitation that is open or held shows what became of this message. */
    private boolean isShown(Message message) {
        return tables.invitations
                .find(message.organization(), new InvitationId(message.about().subject()))
                .filter(row -> row.lastMessage().equals(message.id()))
                .filter(row -> SHOWN.contains(row.course().state()))
                .isPresent();
    }

    private static <R> List<R> overSince(Stream<R> rows, Function<R, Instant> end, Instant before, int limit) {
        return rows.filter(row -> end.apply(row).isBefore(before))
                .sorted(Comparator.comparing(end))
                .limit(limit)
                .toList();
    }

    private static <R> int forget(List<R> rows, Consumer<R> remove) {
        rows.forEach(remove);
        return rows.size();
    }
}
