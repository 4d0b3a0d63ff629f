package io.rosterkit.spi.verification;

import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.ChallengeProgress;
import io.rosterkit.model.verification.stored.SendingWindow;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** Demands for a code as stored. The codes are nowhere. */
public final class ChallengeTable {

    private static final Column<Challenge, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The name of the purpose. */
    public static final Column<Challenge, String> PURPOSE =
            Column.text("purpose", 20).of(row -> row.about().purpose().name());

    /** The user or invitation that it is about. */
    public static final Column<Challenge, UUID> SUBJECT =
            Column.uuid("subject").of(row -> row.about().subject());

    /** The id of the challenge. */
    public static final Column<Challenge, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    /** That of the subject when the code was asked for; the challenge is void once the subject has another. */
    private static final Column<Challenge, Long> EPOCH =
            Column.number("epoch").of(row -> row.about().epoch());

    private static final Column<Challenge, UUID> DEVICE =
            Column.uuid("device").optional(row -> row.about().device().map(DeviceId::uuid));

    private static final Column<Challenge, String> CHANNEL =
            Column.text("channel", 10).of(row -> row.channel().name());

    private static final Column<Challenge, String> SENT_TO =
            Column.text("sent_to", 254).of(row -> row.to().original());

    private static final Column<Challenge, String> SENT_TO_KEY =
            Column.text("sent_to_key", 254).of(row -> row.to().key());

    private static final Column<Challenge, Boolean> OPEN =
            Column.flag("is_open").of(row -> row.progress().open());

    private static final Column<Challenge, Integer> SENDING =
            Column.count("sending").of(row -> row.progress().sendingNumber());

    private static final Column<Challenge, Integer> TRIES =
            Column.count("tries").of(row -> row.progress().attempts());

    private static final Column<Challenge, Instant> BEGUN_AT =
            Column.time("begun_at").of(row -> row.progress().begunAt());

    private static final Column<Challenge, Instant> SENT_AT =
            Column.time("sent_at").of(row -> row.progress().sentAt());

    private static final Column<Challenge, Instant> EXPIRES_AT =
            Column.time("expires_at").of(row -> row.progress().expiresAt());

    private static final Column<Challenge, Integer> WINDOW_SENDINGS = Column.count("window_sendings")
            .of(row -> row.progress().sendingWindow().sentInWindow());

    private static final Column<Challenge, Instant> WINDOW_FROM =
            Column.time("window_from").of(row -> row.progress().sendingWindow().since());

    private static final Column<Challenge, Integer> KEY_ID =
            Column.count("key_id").of(Challenge::keyId);

    private static final Column<Challenge, Long> VERSION =
            Column.number("version").of(Challenge::version);

    /** The table. */
    public static final Table<Challenge> CHALLENGES = Table.named("challenge", Challenge.class, ORGANIZATION)
            .comment("Demands for a code: the latest of each purpose and subject. The code is nowhere.")
            .columns(
                    ORGANIZATION,
                    PURPOSE,
                    SUBJECT,
                    ID,
                    EPOCH,
                    DEVICE,
                    CHANNEL,
                    SENT_TO,
                    SENT_TO_KEY,
                    OPEN,
                    SENDING,
                    TRIES,
                    BEGUN_AT,
                    SENT_AT,
                    EXPIRES_AT,
                    WINDOW_SENDINGS,
                    WINDOW_FROM,
                    KEY_ID,
                    VERSION)
            .primaryKey(ORGANIZATION, SUBJECT, PURPOSE)
            .over(EXPIRES_AT)
            .version(VERSION)
            .unique("id", ORGANIZATION, ID)
            .index("over", EXPIRES_AT)
            .read(ChallengeTable::read);

    private ChallengeTable() {}

    private static Challenge read(Cells cells) {
        return new Challenge(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, ChallengeId::new),
                new Challenge.About(
                        cells.constant(PURPOSE, Challenge.Purpose.class),
                        cells.get(SUBJECT),
                        cells.get(EPOCH),
                        cells.find(DEVICE, DeviceId::new)),
                destination(cells),
                progress(cells),
                cells.get(KEY_ID),
                cells.get(VERSION));
    }

    private static Destination destination(Cells cells) {
        return switch (cells.constant(CHANNEL, Channel.class)) {
            case MAIL -> new EmailAddress(cells.get(SENT_TO), cells.get(SENT_TO_KEY));
            case SMS -> cells.get(SENT_TO, PhoneNumber::new);
        };
    }

    private static ChallengeProgress progress(Cells cells) {
        return new ChallengeProgress(
                cells.get(OPEN),
                cells.get(SENDING),
                cells.get(TRIES),
                cells.get(BEGUN_AT),
                cells.get(SENT_AT),
                cells.get(EXPIRES_AT),
                new SendingWindow(cells.get(WINDOW_SENDINGS), cells.get(WINDOW_FROM)));
    }
}
