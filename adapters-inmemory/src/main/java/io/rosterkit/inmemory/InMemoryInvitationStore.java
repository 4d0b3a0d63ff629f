package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Keyset;
import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.invitation.InvitationStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryInvitationStore implements InvitationStore {

    private final Tables tables;

    InMemoryInvitationStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Seen<Optional<TrackedInvitation>> find(Viewer viewer, InvitationId id) {
        return tables.seen(
                viewer, () -> tables.invitations.find(viewer.organization(), id).map(this::tracked));
    }

    @Override
    public Seen<List<TrackedInvitation>> page(Viewer viewer, InvitationQuery query) {
        return tables.seen(viewer, () -> {
            Stream<Invitation> wanted = tables.invitations
                    .of(viewer.organization())
                    .filter(row -> query.states().isEmpty() || query.states().contains(row.stateAt(query.now())));
            return slice(wanted, query).stream().map(this::tracked).toList();
        });
    }

    @Override
    public Seen<Ground> ground(Viewer viewer, Collection<String> addressKeys) {
        return tables.seen(viewer, () -> ground(viewer.organization(), addressKeys));
    }

    @Override
    public Optional<LinkedInvitation> linked(OrganizationId organization, InvitationId id) {
        return tables.read(() -> tables.linked(organization, id));
    }

    private static List<Invitation> slice(Stream<Invitation> rows, InvitationQuery query) {
        Comparator<Position> byId = Keyset.BY_CREATION;
        return switch (query.order()) {
            case NEWEST_FIRST -> Keyset.slice(rows, InMemoryInvitationStore::byId, byId.reversed(), query.slice());
            case OLDEST_FIRST -> Keyset.slice(rows, InMemoryInvitationStore::byId, byId, query.slice());
            case ADDRESS -> Keyset.slice(rows, InMemoryInvitationStore::byAddress, Keyset.BY_TEXT, query.slice());
        };
    }

    private static Position byId(Invitation row) {
        return Position.of(row.id().uuid());
    }

    private static Position byAddress(Invitation row) {
        return new Position(row.invitee().address().key(), row.id().uuid());
    }

    /** The open or held invitation to that address. */
    static Optional<Invitation> openTo(Tables tables, OrganizationId organization, String addressKey) {
        return tables.users
                .person(organization, addressKey)
                .filter(person -> !person.hasJoined())
                .flatMap(person -> person.origin().invitation())
                .flatMap(id -> tables.invitations.find(organization, id));
    }

    private Ground ground(OrganizationId organization, Collection<String> addressKeys) {
        Map<String, Invitation> open = new HashMap<>();
        Map<String, Holder> users = new HashMap<>();
        for (String key : addressKeys) {
            openTo(tables, organization, key).ifPresent(row -> open.put(key, row));
            tables.users
                    .byAddress(organization, key)
                    .ifPresent(user ->
                            users.put(key, new Holder(user.id(), user.standing().status())));
        }
        return new Ground(
                Map.copyOf(open),
                Map.copyOf(users),
                tables.practices
                        .of(organization)
                        .sorted(InMemoryOrganizationStore.EARLIEST_FIRST)
                        .toList());
    }

    private TrackedInvitation tracked(Invitation row) {
        return new TrackedInvitation(
                row,
                tables.outbox
                        .find(row.organization(), row.lastMessage())
                        .map(OutboxMessage::delivery)
                        .orElseGet(() -> Delivery.forgotten(row.course().changedAt())));
    }
}
