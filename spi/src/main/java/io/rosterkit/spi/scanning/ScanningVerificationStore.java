package io.rosterkit.spi.scanning;

import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
import io.rosterkit.spi.verification.VerificationStore;
import java.util.Optional;
import java.util.UUID;

final class ScanningVerificationStore implements VerificationStore {

    private final Database database;

    ScanningVerificationStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Challenge> challenge(OrganizationId organization, ChallengeId id) {
        return Records.read(
                database,
                records -> records.get(
                        Scan.of(ChallengeTable.CHALLENGES, organization).where(ChallengeTable.ID, id.uuid())));
    }

    @Override
    public Optional<Challenge> latest(OrganizationId organization, Challenge.Purpose purpose, UUID subject) {
        return Records.read(
                database,
                records -> records.get(Scan.of(ChallengeTable.CHALLENGES, organization)
                        .where(ChallengeTable.SUBJECT, subject)
                        .where(ChallengeTable.PURPOSE, purpose.name())));
    }

    @Override
    public Optional<Confirmation> confirmation(OrganizationId organization, UserId user, Confirmation.Purpose purpose) {
        return Records.read(
                database,
                records -> records.get(Scan.of(ConfirmationTable.CONFIRMATIONS, organization)
                        .where(ConfirmationTable.USER, user.uuid())
                        .where(ConfirmationTable.PURPOSE, purpose.name())));
    }
}
