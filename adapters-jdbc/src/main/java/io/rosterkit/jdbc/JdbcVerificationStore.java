package io.rosterkit.jdbc;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
import io.rosterkit.spi.verification.VerificationStore;
import java.util.Optional;
import java.util.UUID;

final class JdbcVerificationStore implements VerificationStore {

    private static final TableSql<Challenge> CHALLENGE = TableSql.of(ChallengeTable.CHALLENGES);

    private static final TableSql<Confirmation> CONFIRMATION = TableSql.of(ConfirmationTable.CONFIRMATIONS);

    private static final String FIND_CHALLENGE = "select " + CHALLENGE.select("h")
            + " from rk_challenge h where h.organization = :organization and h.id = :id";

    private static final String FIND_LATEST = "select " + CHALLENGE.select("h")
            + " from rk_challenge h where h.organization = :organization and h.subject = :subject"
            + " and h.purpose = :purpose";

    private static final String FIND_CONFIRMATION = "select " + CONFIRMATION.select("f")
            + " from rk_confirmation f where f.organization = :organization and f.user_id = :user"
            + " and f.purpose = :purpose";

    private final Database database;

    JdbcVerificationStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Challenge> challenge(OrganizationId organization, ChallengeId id) {
        Query query =
                Query.of(FIND_CHALLENGE).with("organization", organization).with("id", id);
        return database.read(query, row -> CHALLENGE.read(row, "h")).stream().findFirst();
    }

    @Override
    public Optional<Challenge> latest(OrganizationId organization, Challenge.Purpose purpose, UUID subject) {
        Query query = Query.of(FIND_LATEST)
                .with("organization", organization)
                .with("subject", subject)
                .with("purpose", purpose);
        return database.read(query, row -> CHALLENGE.read(row, "h")).stream().findFirst();
    }

    @Override
    public Optional<Confirmation> confirmation(OrganizationId organization, UserId user, Confirmation.Purpose purpose) {
        Query query = Query.of(FIND_CONFIRMATION)
                .with("organization", organization)
                .with("user", user)
                .with("purpose", purpose);
        return database.read(query, row -> CONFIRMATION.read(row, "f")).stream().findFirst();
    }
}
