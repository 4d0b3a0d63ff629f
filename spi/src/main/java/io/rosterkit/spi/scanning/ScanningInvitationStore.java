package io.rosterkit.spi.scanning;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.table.Scan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions about invitations, and the work on those of all organizations. */
final class ScanningInvitationStore implements InvitationStore, InvitationWork {

    private static final Comparator<Invitation> LONGEST_OVERDUE_FIRST = Comparator.<Invitation, Instant>comparing(
                    row -> row.progress().expiresAt())
            .thenComparing(row -> row.id().uuid(), Keyset.BY_ID);

    private final Database database;

    ScanningInvitationStore(Database database) {
        this.database = database;
    }

    @Override
    public WithAccess<Optional<TrackedInvitation>> find(Viewer viewer, InvitationId id) {
        return Records.withAccess(
                database,
                viewer,
                records -> records.invitation(viewer.organization(), id).map(row -> tracked(row, records)));
    }

    @Override
    public WithAccess<List<TrackedInvitation>> page(Viewer viewer, InvitationQuery query) {
        return Records.withAccess(database, viewer, records -> {
            Stream<Invitation> wanted = records.scan(Scan.of(InvitationTable.INVITATIONS, viewer.organization()))
                    .filter(row -> query.states().isEmpty() || query.states().contains(row.stateAt(query.now())));
            return slice(wanted, query).stream()
                    .map(row -> tracked(row, records))
                    .toList();
        });
    }

    @Override
    public WithAccess<AddressesInUse> addressesInUse(Viewer viewer, Collection<String> addressKeys) {
        return Records.withAccess(
                database, viewer, records -> addressesInUse(viewer.organization(), addressKeys, records));
    }

    @Override
    public int openSentBy(OrganizationId organization, UserId inviter, Instant now, int atMost) {
        return Records.read(database, records -> (int) records.scan(Scan.of(InvitationTable.INVITATIONS, organization)
                        .where(InvitationTable.INVITER, inviter.uuid()))
                .filter(row -> row.stateAt(now) == InvitationState.OPEN)
                .limit(atMost)
                .count());
    }

    @Override
    public Optional<LinkedInvitation> linked(OrganizationId organization, InvitationId id) {
        return Records.read(database, records -> records.linked(organization, id));
    }

    @Override
    public List<Invitation> overdue(Instant now, int limit) {
        return Records.read(
                database,
                records -> records.scan(Scan.of(InvitationTable.INVITATIONS)
                                .where(InvitationTable.STATE, InvitationState.OPEN.name()))
                        .filter(row -> row.stateAt(now) == InvitationState.EXPIRED)
                        .filter(row -> records.isOpen(row.organization()))
                        .sorted(LONGEST_OVERDUE_FIRST)
                        .limit(limit)
                        .toList());
    }

    private static List<Invitation> slice(Stream<Invitation> rows, InvitationQuery query) {
        Comparator<Position> byId = Keyset.BY_CREATION;
        return switch (query.order()) {
            case NEWEST_FIRST -> Keyset.slice(rows, ScanningInvitationStore::byId, byId.reversed(), query.slice());
            case OLDEST_FIRST -> Keyset.slice(rows, ScanningInvitationStore::byId, byId, query.slice());
            case ADDRESS -> Keyset.slice(rows, ScanningInvitationStore::byAddress, Keyset.BY_TEXT, query.slice());
        };
    }

    private static Position byId(Invitation row) {
        return Position.of(row.id().uuid());
    }

    private static Position byAddress(Invitation row) {
        return new Position(row.invitee().address().key(), row.id().uuid());
    }

    private static AddressesInUse addressesInUse(
            OrganizationId organization, Collection<String> addressKeys, Records records) {
        Map<String, Invitation> open = new HashMap<>();
        Map<String, Holder> users = new HashMap<>();
        for (String key : addressKeys) {
            records.openTo(organization, key).ifPresent(row -> open.put(key, row));
            records.person(organization, key)
                    .filter(person -> person.status().state() != UserStatus.INVITED)
                    .ifPresent(user ->
                            users.put(key, new Holder(user.id(), user.status().state())));
        }
        return new AddressesInUse(Map.copyOf(open), Map.copyOf(users), records.practices(organization));
    }

    private static TrackedInvitation tracked(Invitation row, Records records) {
        return new TrackedInvitation(
                row,
                records.get(Scan.of(OutboxTable.OUTBOX, row.organization())
                                .where(OutboxTable.ID, row.lastMessage().uuid()))
                        .map(OutboxMessage::delivery)
                        .orElseGet(() -> Delivery.forgotten(row.progress().changedAt())));
    }
}
