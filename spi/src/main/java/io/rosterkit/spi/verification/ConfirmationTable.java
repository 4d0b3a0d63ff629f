package io.rosterkit.spi.verification;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.ConfirmationProgress;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** What mailed links are good for, as stored. The links are nowhere. */
public final class ConfirmationTable {

    private static final Column<Confirmation, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The user whose link it is. */
    public static final Column<Confirmation, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    /** The name of the purpose. */
    public static final Column<Confirmation, String> PURPOSE =
            Column.text("purpose", 20).of(row -> row.purpose().name());

    private static final Column<Confirmation, Boolean> OPEN =
            Column.flag("is_open").of(row -> row.progress().open());

    private static final Column<Confirmation, Long> EPOCH =
            Column.number("epoch").of(row -> row.progress().epoch());

    private static final Column<Confirmation, Instant> MADE_AT =
            Column.time("made_at").of(row -> row.progress().madeAt());

    private static final Column<Confirmation, Instant> EXPIRES_AT =
            Column.time("expires_at").of(row -> row.progress().expiresAt());

    private static final Column<Confirmation, Integer> LINK_GENERATION =
            Column.count("link_generation").of(row -> row.link().generation());

    private static final Column<Confirmation, Integer> LINK_EPOCH =
            Column.count("link_epoch").of(row -> row.link().addressEpoch());

    private static final Column<Confirmation, Integer> LINK_KEY =
            Column.count("link_key").of(row -> row.link().keyId());

    private static final Column<Confirmation, Bytes> LINK_SALT =
            Column.bytes("link_salt", 100).of(row -> row.link().salt());

    private static final Column<Confirmation, Integer> PENDING_KEY =
            Column.count("pending_key").optional(row -> row.pending().map(Confirmation.Pending::keyId));

    /** The encrypted address that is to be confirmed. */
    public static final Column<Confirmation, Bytes> PENDING_ADDRESS =
            Column.bytes("pending_address", 1000).optional(row -> row.pending().map(Confirmation.Pending::address));

    private static final Column<Confirmation, Long> VERSION =
            Column.number("version").of(Confirmation::version);

    /** The table. */
    public static final Table<Confirmation> CONFIRMATIONS = Table.named(
                    "confirmation", Confirmation.class, ORGANIZATION)
            .comment("What the links mailed to a user are good for. The links are nowhere.")
            .columns(
                    ORGANIZATION,
                    USER,
                    PURPOSE,
                    OPEN,
                    EPOCH,
                    MADE_AT,
                    EXPIRES_AT,
                    LINK_GENERATION,
                    LINK_EPOCH,
                    LINK_KEY,
                    LINK_SALT,
                    PENDING_KEY,
                    PENDING_ADDRESS,
                    VERSION)
            .primaryKey(ORGANIZATION, USER, PURPOSE)
            .version(VERSION)
            .read(ConfirmationTable::read);

    private ConfirmationTable() {}

    private static Confirmation read(Cells cells) {
        return new Confirmation(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(USER, UserId::new),
                cells.constant(PURPOSE, Confirmation.Purpose.class),
                new ConfirmationProgress(cells.get(OPEN), cells.get(EPOCH), cells.get(MADE_AT), cells.get(EXPIRES_AT)),
                new LinkSeed(
                        cells.get(LINK_GENERATION), cells.get(LINK_EPOCH), cells.get(LINK_KEY), cells.get(LINK_SALT)),
                cells.find(PENDING_ADDRESS).map(address -> new Confirmation.Pending(cells.get(PENDING_KEY), address)),
                cells.get(VERSION));
    }
}
