package io.rosterkit.engine.contact;

import io.rosterkit.model.Change;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserRows;
import java.util.Optional;

/**
 * Checks whether an external id is free. One rule for every operation that gives an external id to a person: an
 * invitation, its replacement or renewal, an import, and an assignment. If two calls decide at the same time, the
 * unique key of {@link io.rosterkit.spi.user.UserTable} lets only one of them store its change.
 */
public final class ExternalIdAvailability {

    private final TableStore store;

    public ExternalIdAvailability(TableStore store) {
        this.store = store;
    }

    /**
     * Refused when another user or invited person of the organization has the id. A person whom the earlier changes
     * remove does not count. Without an id nothing is read.
     */
    public Outcome<Optional<ExternalId>> checkFree(Optional<ExternalId> id, UserId person, Changes earlierChanges) {
        boolean taken =
                id.map(wanted -> store.scan(UserRows.withExternalId(earlierChanges.organization(), wanted))).stream()
                        .flatMap(rows -> rows.stream())
                        .map(User::id)
                        .anyMatch(holder -> !holder.equals(person) && !isRemoved(holder, earlierChanges));
        return taken
                ? Outcome.refused(Refusal.of(UserReason.EXTERNAL_ID_TAKEN).at(ExternalIdParser.FIELD))
                : Outcome.done(id);
    }

    private static boolean isRemoved(UserId holder, Changes earlierChanges) {
        return earlierChanges.changes().stream()
                .flatMap((Change change) -> UserRows.rowOf(change, Kind.DELETE).stream())
                .anyMatch(row -> row.id().equals(holder));
    }
}
