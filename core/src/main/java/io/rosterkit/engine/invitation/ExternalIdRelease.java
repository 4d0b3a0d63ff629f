package io.rosterkit.engine.invitation;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.contact.ExternalIdParser;
import io.rosterkit.model.Change;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserRows;
import java.util.Optional;

/**
 * Checks whether an external id is free, and ends an expired invitation that still holds it. One rule for every
 * operation that gives an external id to a person: an invitation, its replacement or renewal, an import, and an
 * assignment. If two calls decide at the same time, the unique key of {@link io.rosterkit.spi.user.UserTable} lets only
 * one of them store its change.
 */
public final class ExternalIdRelease {

    private final TableStore store;
    private final InvitationStore invitations;
    private final InvitationWriting writing;

    public ExternalIdRelease(TableStore store, InvitationStore invitations, InvitationWriting writing) {
        this.store = store;
        this.invitations = invitations;
        this.writing = writing;
    }

    /**
     * The earlier changes, and those that free the id for the person. Refused when another person of the organization
     * has the id. A person whom the earlier changes remove does not count. Without an id nothing is read.
     */
    public Outcome<Changes> free(Author author, Optional<ExternalId> id, UserId person, Changes earlierChanges) {
        return id.flatMap(wanted -> store.scan(UserRows.withExternalId(author.organization(), wanted)).stream()
                        .filter(holder -> !holder.id().equals(person) && !isRemoved(holder.id(), earlierChanges))
                        .findFirst())
                .map(holder -> endExpired(author, holder)
                        .map(ended -> Outcome.done(earlierChanges.and(ended)))
                        .orElseGet(() -> Outcome.refused(taken())))
                .orElseGet(() -> Outcome.done(earlierChanges));
    }

    /** The refusal of an id that another person has. */
    static Refusal taken() {
        return Refusal.of(UserReason.EXTERNAL_ID_TAKEN).at(ExternalIdParser.FIELD);
    }

    /** The end of the invitation with which the row of the holder goes, if its time is over. */
    private Optional<Changes> endExpired(Author author, User holder) {
        return holder.origin()
                .invitation()
                .filter(id -> holder.status().state() == UserStatus.INVITED
                        && !holder.origin().listing().isKept())
                .flatMap(id -> invitations.linked(author.organization(), id))
                .map(LinkedInvitation::invitation)
                .filter(row -> row.holdsAddress() && row.stateAt(author.now()) == InvitationState.EXPIRED)
                .flatMap((Invitation row) -> writing.move(author, row, InvitationMove.EXPIRE)
                        .map(Decision::changes)
                        .answer());
    }

    private static boolean isRemoved(UserId holder, Changes earlierChanges) {
        return earlierChanges.changes().stream()
                .flatMap((Change change) -> UserRows.rowOf(change, Kind.DELETE).stream())
                .anyMatch(row -> row.id().equals(holder));
    }
}
