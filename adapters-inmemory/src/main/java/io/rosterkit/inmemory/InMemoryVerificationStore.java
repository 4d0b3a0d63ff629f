package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.verification.VerificationStore;
import java.util.Optional;
import java.util.UUID;

final class InMemoryVerificationStore implements VerificationStore {

    private final Tables tables;

    InMemoryVerificationStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Challenge> challenge(OrganizationId organization, ChallengeId id) {
        return tables.read(() -> tables.challenges.findBy("id", organization, id));
    }

    @Override
    public Optional<Challenge> latest(OrganizationId organization, Challenge.Purpose purpose, UUID subject) {
        return tables.read(() -> tables.challenges.find(organization, subject, purpose));
    }

    @Override
    public Optional<Confirmation> confirmation(OrganizationId organization, UserId user, Confirmation.Purpose purpose) {
        return tables.read(() -> tables.confirmations.find(organization, user, purpose));
    }
}
