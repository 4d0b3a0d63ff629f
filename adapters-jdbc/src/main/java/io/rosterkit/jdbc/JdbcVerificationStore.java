package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Writers;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.Table;
import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.VerificationChange;
import io.rosterkit.spi.verification.VerificationStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class JdbcVerificationStore implements VerificationStore {

    private static final Table CHALLENGE = new Table(
            "rk_challenge",
            List.of("organization", "subject", "purpose"),
            List.of(
                    "id",
                    "epoch",
                    "device",
                    "phone",
                    "is_open",
                    "sending",
                    "tries",
                    "begun_at",
                    "sent_at",
                    "expires_at",
                    "window_sendings",
                    "window_from",
                    "key_id",
                    "version"));

    private static final Table CONFIRMATION = new Table(
            "rk_confirmation",
            List.of("organization", "user_id", "purpose"),
            List.of(
                    "is_open",
                    "epoch",
                    "made_at",
                    "expires_at",
                    "link_generation",
                    "link_epoch",
                    "link_key",
                    "link_salt",
                    "pending_key",
                    "pending_address",
                    "version"));

    private static final String FIND_CHALLENGE = "select " + CHALLENGE.select("h")
            + " from rk_challenge h where h.organization = :organization and h.id = :id";

    private static final String FIND_LATEST = "select " + CHALLENGE.select("h")
            + " from rk_challenge h where h.organization = :organization and h.subject = :subject"
            + " and h.purpose = :purpose";

    private static final String FIND_CONFIRMATION = "select " + CONFIRMATION.select("f")
            + " from rk_confirmation f where f.organization = :organization and f.user_id = :user"
            + " and f.purpose = :purpose";

    private final Database database;

    JdbcVerificationStore(Database database, Writers writers) {
        this.database = database;
        writers.put(VerificationChange.Challenged.class, change -> write(database.dialect(), change.row()))
                .put(VerificationChange.ConfirmationChanged.class, change -> write(database.dialect(), change.row()));
    }

    @Override
    public Optional<Challenge> challenge(OrganizationId organization, ChallengeId id) {
        Query query =
                Query.of(FIND_CHALLENGE).with("organization", organization).with("id", id);
        return database.read(query, JdbcVerificationStore::challenge).stream().findFirst();
    }

    @Override
    public Optional<Challenge> latest(OrganizationId organization, Challenge.Purpose purpose, UUID subject) {
        Query query = Query.of(FIND_LATEST)
                .with("organization", organization)
                .with("subject", subject)
                .with("purpose", purpose);
        return database.read(query, JdbcVerificationStore::challenge).stream().findFirst();
    }

    @Override
    public Optional<Confirmation> confirmation(OrganizationId organization, UserId user, Confirmation.Purpose purpose) {
        Query query = Query.of(FIND_CONFIRMATION)
                .with("organization", organization)
                .with("user", user)
                .with("purpose", purpose);
        return database.read(query, JdbcVerificationStore::confirmation).stream()
                .findFirst();
    }

    private static Challenge challenge(Row columns) throws SQLException {
        Row row = columns.under("h");
        return new Challenge(
                new OrganizationId(row.uuid("organization")),
                new ChallengeId(row.uuid("id")),
                new Challenge.About(
                        row.constant(Challenge.Purpose.class, "purpose"),
                        row.uuid("subject"),
                        row.number("epoch"),
                        row.optional("device", cell -> cell.uuid("device")).map(DeviceId::new)),
                new PhoneNumber(row.text("phone")),
                new Challenge.Course(
                        row.flag("is_open"),
                        row.count("sending"),
                        row.count("tries"),
                        row.instant("begun_at"),
                        row.instant("sent_at"),
                        row.instant("expires_at"),
                        new Challenge.Pace(row.count("window_sendings"), row.instant("window_from"))),
                row.count("key_id"),
                row.number("version"));
    }

    private static Confirmation confirmation(Row columns) throws SQLException {
        Row row = columns.under("f");
        return new Confirmation(
                new OrganizationId(row.uuid("organization")),
                new UserId(row.uuid("user_id")),
                row.constant(Confirmation.Purpose.class, "purpose"),
                new Confirmation.Course(
                        row.flag("is_open"), row.number("epoch"), row.instant("made_at"), row.instant("expires_at")),
                new LinkSeed(
                        row.count("link_generation"),
                        row.count("link_epoch"),
                        row.count("link_key"),
                        row.bytes("link_salt")),
                row.optional(
                        "pending_address",
                        pending -> new Confirmation.Pending(
                                pending.count("pending_key"), pending.bytes("pending_address"))),
                row.number("version"));
    }

    private static Write write(Dialect dialect, Challenge row) {
        return CHALLENGE.write(
                dialect,
                List.of(row.organization(), row.about().subject(), row.about().purpose()),
                List.of(
                        row.id(),
                        row.about().epoch(),
                        row.about().device(),
                        row.to().e164(),
                        row.course().open(),
                        row.course().sending(),
                        row.course().tries(),
                        row.course().begunAt(),
                        row.course().sentAt(),
                        row.course().expiresAt(),
                        row.course().pace().sendings(),
                        row.course().pace().since(),
                        row.keyId(),
                        row.version()),
                row.version());
    }

    private static Write write(Dialect dialect, Confirmation row) {
        return CONFIRMATION.write(
                dialect,
                List.of(row.organization(), row.user(), row.purpose()),
                List.of(
                        row.course().open(),
                        row.course().epoch(),
                        row.course().madeAt(),
                        row.course().expiresAt(),
                        row.link().generation(),
                        row.link().addressEpoch(),
                        row.link().keyId(),
                        row.link().salt(),
                        row.pending().map(Confirmation.Pending::keyId),
                        row.pending().map(Confirmation.Pending::address),
                        row.version()),
                row.version());
    }
}
