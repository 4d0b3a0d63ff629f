package io.rosterkit.tck.broken;

import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Table;
import io.rosterkit.tck.broken.Tampered.Call;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Purges that forget too much or too little. */
final class BrokenPurges {

    private BrokenPurges() {}

    interface Purge {
        Object of(Storage sound, Call call);
    }

    interface Mistaken<R> {
        boolean isOver(Storage sound, R row, Instant before);
    }

    /** {@code delete ... where id in (...)} without the organization. */
    static <R> Purge byIdAlone(Table<R> table, Function<R, Object> id) {
        return (sound, call) -> {
            List<R> before = Stored.all(sound, table);
            Object answer = call.proceed();
            List<R> left = Stored.all(sound, table);
            List<Object> purged =
                    before.stream().filter(row -> !left.contains(row)).map(id).toList();
            left.stream()
                    .filter(row -> purged.contains(id.apply(row)))
                    .forEach(row -> Stored.remove(sound, table, row));
            return answer;
        };
    }

    /** Takes these for over as well. */
    static <R> Purge also(Table<R> table, Mistaken<R> mistaken) {
        return (sound, call) -> {
            Instant before = call.argument(0, Instant.class);
            Stored.all(sound, table).stream()
                    .filter(row -> mistaken.isOver(sound, row, before))
                    .forEach(row -> Stored.remove(sound, table, row));
            return call.proceed();
        };
    }

    /** Keeps the last messages of open invitations, and forgets those that are held. */
    static boolean isOfHeld(Storage sound, OutboxMessage row, Instant before) {
        return invitations(sound, row).anyMatch(about -> about.progress().state() == InvitationState.HELD);
    }

    /** The invitation that keeps a message is looked up by its id alone. */
    static Object keepingForAnyOrganization(Storage sound, Call call) {
        List<OutboxMessage> kept = Stored.all(sound, OutboxTable.OUTBOX).stream()
                .filter(row -> invitations(sound, row).anyMatch(Invitation::holdsAddress))
                .toList();
        Object answer = call.proceed();
        long purged = kept.stream()
                .filter(row -> Stored.same(sound, OutboxTable.OUTBOX, row).isEmpty())
                .count();
        kept.forEach(row -> Stored.set(sound, OutboxTable.OUTBOX, row));
        return (Integer) answer - (int) purged;
    }

    private static Stream<Invitation> invitations(Storage sound, OutboxMessage row) {
        return Stored.all(sound, InvitationTable.INVITATIONS).stream()
                .filter(about -> about.lastMessage().equals(row.message().id()));
    }
}
