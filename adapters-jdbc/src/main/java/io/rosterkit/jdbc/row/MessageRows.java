package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.Table;
import io.rosterkit.jdbc.sql.Write;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Messages as rows of the outbox. The lane is stored as its place in the order of the lanes. */
public final class MessageRows {

    private static final Table MESSAGE = new Table(
            "rk_message",
            List.of("organization", "id"),
            List.of(
                    "notice",
                    "lane",
                    "subject",
                    "generation",
                    "channel",
                    "address",
                    "address_key",
                    "due",
                    "state",
                    "attempts",
                    "claims",
                    "changed_at",
                    "failure",
                    "fence",
                    "lease_until"));

    private static final List<Lane> LANES = List.of(Lane.values());

    /** The columns, read from a table called {@code m}. */
    public static final String COLUMNS = MESSAGE.select("m");

    /** What {@link #delivery} reads, from a table called {@code m}. */
    public static final String DELIVERY =
            "m.state as d_state, m.attempts as d_attempts, m.changed_at as d_changed_at, m.failure as d_failure";

    private MessageRows() {}

    /** Queued, and of no attempt yet. */
    public static Write insert(Dialect dialect, Message row) {
        return MESSAGE.insert(
                dialect,
                List.of(row.organization(), row.id()),
                List.of(
                        row.notice(),
                        LANES.indexOf(row.lane()),
                        row.about().subject(),
                        row.about().generation(),
                        row.channel(),
                        row.to().original(),
                        row.to().key(),
                        row.due(),
                        MessageState.QUEUED,
                        0,
                        0,
                        row.due(),
                        Optional.empty(),
                        0L,
                        Optional.empty()));
    }

    /** Reads {@link #COLUMNS}. */
    public static Message message(Row columns) throws SQLException {
        Row row = columns.under("m");
        return new Message(
                new MessageId(row.uuid("id")),
                new OrganizationId(row.uuid("organization")),
                row.constant(Notice.class, "notice"),
                LANES.get(row.count("lane")),
                new Message.About(row.uuid("subject"), row.count("generation")),
                destination(row),
                row.instant("due"));
    }

    /** Reads {@link #DELIVERY}. */
    public static Delivery delivery(Row columns) throws SQLException {
        Row row = columns.under("d");
        return new Delivery(
                row.constant(MessageState.class, "state"),
                row.count("attempts"),
                row.instant("changed_at"),
                row.optional("failure", cell -> cell.text("failure")));
    }

    private static Destination destination(Row row) throws SQLException {
        return switch (row.constant(Channel.class, "channel")) {
            case MAIL -> new EmailAddress(row.text("address"), row.text("address_key"));
            case SMS -> new PhoneNumber(row.text("address"));
        };
    }
}
