package io.rosterkit.spi.scanning;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.verification.ChallengeTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

final class ScanningPurgeWork implements PurgeWork {

    private static final Set<InvitationState> SHOWN = Set.of(InvitationState.OPEN, InvitationState.HELD);

    private final Database database;

    ScanningPurgeWork(Database database) {
        this.database = database;
    }

    @Override
    public int requests(Instant before, int limit) {
        return purge(RequestTable.REQUESTS, before, limit, (row, records) -> true);
    }

    @Override
    public int sessions(Instant before, int limit) {
        return purge(SessionTable.SESSIONS, before, limit, (row, records) -> true);
    }

    @Override
    public int challenges(Instant before, int limit) {
        return purge(ChallengeTable.CHALLENGES, before, limit, (row, records) -> true);
    }

    @Override
    public int messages(Instant before, int limit) {
        return purge(
                OutboxTable.OUTBOX, before, limit, (row, records) -> row.isOver() && !isShown(row.message(), records));
    }

    /** Forgets rows that ended before that time, if they may go. */
    private <R> int purge(Table<R> table, Instant before, int limit, BiPredicate<R, Records> mayGo) {
        Column<R, Instant> over = table.shape().over().orElseThrow();
        Function<R, Instant> end = row -> over.valueOf(row).orElseThrow();
        return database.transaction(
                transaction -> {
                    Records records = new Records(transaction);
                    List<R> gone = records.scan(Scan.of(table))
                            .filter(row -> end.apply(row).isBefore(before) && mayGo.test(row, records))
                            .sorted(Comparator.comparing(end))
                            .limit(limit)
                            .toList();
                    return (int) gone.stream()
                            .filter(row -> transaction.apply(table.delete(row)))
                            .count();
                },
                purged -> true);
    }

    /** Whether an invitation that is open or held shows what became of this message. */
    private static boolean isShown(Message message, Records records) {
        return records.invitation(
                        message.organization(), new InvitationId(message.about().subject()))
                .filter(row -> row.lastMessage().equals(message.id()))
                .filter(row -> SHOWN.contains(row.progress().state()))
                .isPresent();
    }
}
