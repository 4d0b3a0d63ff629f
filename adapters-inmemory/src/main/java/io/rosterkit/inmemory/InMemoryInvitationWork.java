package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Keyset;
import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.spi.invitation.InvitationWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

final class InMemoryInvitationWork implements InvitationWork {

    private static final Comparator<Invitation> LONGEST_OVERDUE_FIRST = Comparator.<Invitation, Instant>comparing(
                    row -> row.course().expiresAt())
            .thenComparing(row -> row.id().uuid(), Keyset.BY_ID);

    private final Tables tables;

    InMemoryInvitationWork(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Invitation> overdue(Instant now, int limit) {
        return tables.read(() -> tables.invitations
                .all()
                .filter(row ->
                        row.course().state() == InvitationState.OPEN && row.stateAt(now) == InvitationState.EXPIRED)
                .filter(row -> tables.isOpen(row.organization()))
                .sorted(LONGEST_OVERDUE_FIRST)
                .limit(limit)
                .toList());
    }
}
