package io.rosterkit.spi.scanning;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.AnnouncedEnd;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.lifecycle.AnnouncedEndTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.spi.verification.ChallengeTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Work across organizations. */
final class ScanningWork implements PurgeWork, UserWork {

    private static final Set<InvitationState> SHOWN = Set.of(InvitationState.OPEN, InvitationState.HELD);

    private static final Comparator<AnnouncedEnd> EARLIEST_FIRST = Comparator.comparing(AnnouncedEnd::ends)
            .thenComparing(row -> row.organization().uuid(), Keyset.BY_ID)
            .thenComparing(row -> row.user().uuid(), Keyset.BY_ID);

    private final Database database;

    ScanningWork(Database database) {
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

    @Override
    public List<AnnouncedEnd> unannounced(ProfileName profile, Instant after, Instant until, int limit) {
        return Records.read(database, records -> {
            Set<AnnouncedEnd> announced =
                    records.scan(Scan.of(AnnouncedEndTable.ANNOUNCED_ENDS)).collect(Collectors.toSet());
            return records.scan(Scan.of(UserTable.USERS))
                    .filter(row -> row.status().state() == UserStatus.ACTIVE)
                    .filter(row -> records.isOpenWith(row.organization(), profile))
                    .flatMap(row -> ends(records.joined(row)))
                    .filter(end -> end.ends().isAfter(after) && !end.ends().isAfter(until))
                    .distinct()
                    .filter(end -> !announced.contains(end))
                    .sorted(EARLIEST_FIRST)
                    .limit(limit)
                    .toList();
        });
    }

    private static Stream<AnnouncedEnd> ends(User user) {
        Validity own = user.status().limits().validity();
        return Stream.of(
                        Stream.of(own),
                        user.status().grants().stream().map(RoleGrant::validity),
                        user.status().assignments().stream().map(PracticeAssignment::validity))
                .flatMap(Function.identity())
                .flatMap(validity -> validity.ends().stream())
                .filter(end -> own.ends().filter(end::isAfter).isEmpty())
                .map(end -> new AnnouncedEnd(user.organization(), user.id(), end));
    }
}
