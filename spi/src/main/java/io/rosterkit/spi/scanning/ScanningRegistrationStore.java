package io.rosterkit.spi.scanning;

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
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.user.KeyDigest;
import io.rosterkit.spi.user.UserTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class ScanningRegistrationStore implements RegistrationStore, WaitingStore {

    private static final Comparator<Invitation> LATEST_FIRST =
            Comparator.comparing(ScanningRegistrationStore::position, Keyset.BY_CREATION.reversed());

    private final Database database;

    ScanningRegistrationStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Facts> facts(OrganizationId organization, InvitationId id) {
        return Records.read(
                database,
                records -> records.linked(organization, id)
                        .flatMap(linked -> records.practice(
                                        organization,
                                        linked.invitation().invitee().practice())
                                .map(practice -> facts(linked, practice, records))));
    }

    @Override
    public List<LinkedInvitation> waiting(String addressKey, Instant now, int limit) {
        return Records.read(
                database,
                records -> records.scan(
                                Scan.of(UserTable.USERS).where(UserTable.OPEN_KEY, KeyDigest.ofAddress(addressKey)))
                        .flatMap(person -> records.openTo(person.organization(), addressKey).stream())
                        .filter(row -> row.stateAt(now) == InvitationState.OPEN && records.isOpen(row.organization()))
                        .sorted(LATEST_FIRST)
                        .limit(limit)
                        .flatMap(row -> records.linked(row.organization(), row.id()).stream())
                        .toList());
    }

    private static Facts facts(LinkedInvitation linked, Practice practice, Records records) {
        OrganizationId organization = linked.organization().id();
        Invitation invitation = linked.invitation();
        Invitee invitee = invitation.invitee();
        List<Counter> counters = Stream.of(invitation.id(), practice.id())
                .map(subject -> Counter.Key.ofUnknownClients(subject.uuid(), Proof.CODE_WORD))
                .flatMap(key -> records.counter(organization, key).stream())
                .toList();
        boolean demanded = invitation
                .progress()
                .inviter()
                .flatMap(inviter -> records.user(organization, inviter))
                .filter(inviter -> inviter.security().demandsSecondStep())
                .isPresent();
        return new Facts(linked, practice, records.credential(organization, invitee.user()), counters, demanded);
    }

    private static Position position(Invitation row) {
        return Position.of(row.id().uuid());
    }
}
