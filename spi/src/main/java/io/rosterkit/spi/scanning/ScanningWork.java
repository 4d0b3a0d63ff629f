package io.rosterkit.spi.scanning;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.Announcement.Kind;
import io.rosterkit.model.user.stored.Announcement.What;
import io.rosterkit.model.user.stored.InactiveUser;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.spi.verification.ChallengeTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Work across organizations. */
final class ScanningWork implements PurgeWork, UserWork {

    private static final Set<InvitationState> SHOWN = Set.of(InvitationState.OPEN, InvitationState.HELD);

    private static final Comparator<Announcement> EARLIEST_FIRST = Comparator.comparing(Announcement::due)
            .thenComparing(row -> row.organization().uuid(), Keyset.BY_ID)
            .thenComparing(row -> row.user().uuid(), Keyset.BY_ID);

    private static final Comparator<InactiveUser> BY_IDS = Comparator.<InactiveUser, UUID>comparing(
                    row -> row.organization().uuid(), Keyset.BY_ID)
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
    public int announcements(Instant before, int limit) {
        return purge(AnnouncementTable.ANNOUNCEMENTS, before, limit, (row, records) -> true);
    }

    @Override
    public List<Announcement> unannounced(ProfileName profile, Instant after, Instant until, int limit) {
        return Records.read(
                database,
                records -> records.scan(Scan.of(UserTable.USERS))
                        .filter(row -> row.status().state() == UserStatus.ACTIVE)
                        .filter(row -> records.isOpenWith(row.organization(), profile))
                        .map(records::joined)
                        .flatMap(user -> What.endsOf(user).entrySet().stream()
                                .map(end -> Announcement.ofEnd(
                                        user.organization(), user.id(), end.getKey(), end.getValue()))
                                .filter(row -> isWithin(user, row.moment())))
                        .filter(row ->
                                row.moment().isAfter(after) && !row.moment().isAfter(until))
                        .flatMap(row -> unannounced(records, row).stream())
                        .sorted(EARLIEST_FIRST)
                        .limit(limit)
                        .toList());
    }

    /** As a new row, or as the next version of the row about another end. */
    private static Optional<Announcement> unannounced(Records records, Announcement row) {
        Optional<Announcement> there = announced(records, row);
        return there.filter(same -> same.moment().equals(row.moment())).isPresent()
                ? Optional.empty()
                : Optional.of(there.map(row::after).orElse(row));
    }

    private static boolean isWithin(User user, Instant end) {
        return user.status().limits().validity().ends().filter(end::isAfter).isEmpty();
    }

    private static Optional<Announcement> announced(Records records, Announcement row) {
        return records.scan(Scan.same(AnnouncementTable.ANNOUNCEMENTS, row)).findFirst();
    }

    @Override
    public List<Announcement> overtaken(Instant now, int limit) {
        return Records.read(
                database,
                records -> records.scan(Scan.of(AnnouncementTable.ANNOUNCEMENTS))
                        .filter(row -> row.what().kind() != Kind.INACTIVITY
                                && row.due().isAfter(now))
                        .filter(row -> records.scan(UserRows.withId(row.organization(), row.user()))
                                .map(user -> What.endsOf(records.joined(user)).get(row.what()))
                                .noneMatch(row.moment()::equals))
                        .sorted(EARLIEST_FIRST)
                        .limit(limit)
                        .toList());
    }

    @Override
    public List<InactiveUser> inactive(ProfileName profile, Instant since, Instant now, int limit) {
        return Records.read(
                database,
                records -> records.scan(Scan.of(UserTable.USERS))
                        .filter(row -> row.canSignInAt(now) && records.isOpenWith(row.organization(), profile))
                        .map(records::shown)
                        .filter(shown -> shown.activity().isPresent()
                                && !shown.inactiveSince().isAfter(since))
                        .map(shown -> inactive(records, shown))
                        .filter(row -> row.announcement()
                                .filter(there -> there.due().isAfter(now))
                                .isEmpty())
                        .sorted(BY_IDS)
                        .limit(limit)
                        .toList());
    }

    private static InactiveUser inactive(Records records, ShownUser shown) {
        User user = shown.user();
        Announcement row = Announcement.ofInactivity(user.organization(), user.id(), Instant.EPOCH, Instant.EPOCH);
        return new InactiveUser(row.organization(), row.user(), announced(records, row));
    }
}
