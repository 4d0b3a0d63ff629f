package io.rosterkit.spi.notice;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The outbox as stored. */
public final class OutboxTable {

    private static final List<Lane> LANES = List.of(Lane.values());

    private static final Column<OutboxMessage, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.message().organization().uuid());

    /** The id of the message. */
    public static final Column<OutboxMessage, UUID> ID =
            Column.uuid("id").of(row -> row.message().id().uuid());

    private static final Column<OutboxMessage, String> NOTICE =
            Column.text("notice", 40).of(row -> row.message().notice().name());

    private static final Column<OutboxMessage, Integer> LANE =
            Column.count("lane").of(row -> LANES.indexOf(row.message().lane()));

    private static final Column<OutboxMessage, UUID> SUBJECT =
            Column.uuid("subject").of(row -> row.message().about().subject());

    private static final Column<OutboxMessage, Integer> GENERATION =
            Column.count("generation").of(row -> row.message().about().generation());

    private static final Column<OutboxMessage, String> CHANNEL =
            Column.text("channel", 10).of(row -> row.message().channel().name());

    private static final Column<OutboxMessage, String> ADDRESS =
            Column.text("address", 254).of(row -> row.message().to().original());

    private static final Column<OutboxMessage, String> ADDRESS_KEY =
            Column.text("address_key", 254).of(row -> row.message().to().key());

    private static final Column<OutboxMessage, Instant> DUE =
            Column.time("due").of(row -> row.message().due());

    /** The name of the state. */
    public static final Column<OutboxMessage, String> STATE =
            Column.text("state", 20).of(row -> row.delivery().state().name());

    private static final Column<OutboxMessage, Integer> ATTEMPTS =
            Column.count("attempts").of(row -> row.delivery().attempts());

    private static final Column<OutboxMessage, Integer> CLAIMS =
            Column.count("claims").of(OutboxMessage::claims);

    private static final Column<OutboxMessage, Instant> CHANGED_AT =
            Column.time("changed_at").of(row -> row.delivery().at());

    private static final Column<OutboxMessage, String> FAILURE =
            Column.text("failure", 200).optional(row -> row.delivery().failure());

    private static final Column<OutboxMessage, Long> FENCE =
            Column.number("fence").of(OutboxMessage::fence);

    private static final Column<OutboxMessage, Instant> LEASE_UNTIL =
            Column.time("lease_until").optional(OutboxMessage::leasedUntil);

    /** The table. */
    public static final Table<OutboxMessage> OUTBOX = Table.named("message", OutboxMessage.class, ORGANIZATION)
            .comment(
                    "The outbox. Attempts count what was tried; claims count since the last result, so that a message which ends its "
                            + "process again and again is noticed.")
            .columns(
                    ORGANIZATION,
                    ID,
                    NOTICE,
                    LANE,
                    SUBJECT,
                    GENERATION,
                    CHANNEL,
                    ADDRESS,
                    ADDRESS_KEY,
                    DUE,
                    STATE,
                    ATTEMPTS,
                    CLAIMS,
                    CHANGED_AT,
                    FAILURE,
                    FENCE,
                    LEASE_UNTIL)
            .primaryKey(ID, ORGANIZATION)
            .over(CHANGED_AT)
            .index("claim", Index.Only.of(STATE, MessageState.QUEUED), LANE, DUE, ID, CHANNEL)
            .index("failed", Index.Only.of(STATE, MessageState.FAILED), ID)
            .index("over", Index.Only.unless(STATE, MessageState.QUEUED), CHANGED_AT)
            .read(OutboxTable::read);

    private OutboxTable() {}

    private static OutboxMessage read(Cells cells) {
        return new OutboxMessage(
                message(cells), delivery(cells), cells.get(CLAIMS), cells.get(FENCE), cells.find(LEASE_UNTIL));
    }

    /** What is sent, read from the columns of a message. */
    public static Message message(Cells cells) {
        return new Message(
                cells.get(ID, MessageId::new),
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.constant(NOTICE, Notice.class),
                cells.get(LANE, OutboxTable::lane),
                new Message.About(cells.get(SUBJECT), cells.get(GENERATION)),
                destination(cells),
                cells.get(DUE));
    }

    /** What became of it, read from the columns of a message. */
    public static Delivery delivery(Cells cells) {
        return new Delivery(
                cells.constant(STATE, MessageState.class),
                cells.get(ATTEMPTS),
                cells.get(CHANGED_AT),
                cells.find(FAILURE));
    }

    /** The order of the constants is the order of the lanes, so that a storage can sort by it. */
    private static Lane lane(int place) {
        if (place < 0 || place >= LANES.size()) {
            throw new IllegalArgumentException("there is no such lane");
        }
        return LANES.get(place);
    }

    private static Destination destination(Cells cells) {
        return switch (cells.constant(CHANNEL, Channel.class)) {
            case MAIL -> new EmailAddress(cells.get(ADDRESS), cells.get(ADDRESS_KEY));
            case SMS -> cells.get(ADDRESS, PhoneNumber::new);
        };
    }
}
