package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Keyset;
import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryRegistrationStore implements RegistrationStore, WaitingStore {

    private static final Comparator<Invitation> LATEST_FIRST =
            Comparator.comparing(InMemoryRegistrationStore::position, Keyset.BY_CREATION.reversed());

    private final Tables tables;

    InMemoryRegistrationStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Facts> facts(OrganizationId organization, InvitationId id) {
        return tables.read(() -> tables.linked(organization, id)
                .flatMap(linked -> tables.practices
                        .find(organization, linked.invitation().invitee().practice())
                        .map(practice -> facts(linked, practice))));
    }

    @Override
    public List<LinkedInvitation> waiting(String addressKey, Instant now, int limit) {
        return tables.read(() -> tables.organizations
                .all()
                .flatMap(organization -> InMemoryInvitationStore.openTo(tables, organization.id(), addressKey).stream())
                .filter(row -> row.stateAt(now) == InvitationState.OPEN && tables.isOpen(row.organization()))
                .sorted(LATEST_FIRST)
                .limit(limit)
                .flatMap(row -> tables.linked(row.organization(), row.id()).stream())
                .toList());
    }

    private Facts facts(LinkedInvitation linked, Practice practice) {
        OrganizationId organization = linked.organization().id();
        Invitation invitation = linked.invitation();
        Invitee invitee = invitation.invitee();
        List<Counter> counters = Stream.of(invitation.id(), practice.id())
                .map(subject -> Counter.Key.ofStrangers(subject.uuid(), Proof.CODE_WORD))
                .flatMap(key -> tables.counter(organization, key).stream())
                .toList();
        return new Facts(linked, practice, tables.credentials.find(organization, invitee.user()), counters);
    }

    private static Position position(Invitation row) {
        return Position.of(row.id().uuid());
    }
}
