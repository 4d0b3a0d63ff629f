package io.rosterkit.spi.seat;

import io.rosterkit.model.EntryId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.seat.SeatEntryId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** The ledger of seats as stored. */
public final class SeatEntryTable {

    private static final Column<SeatEntry, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The id of the entry. */
    public static final Column<SeatEntry, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    private static final Column<SeatEntry, String> POOL =
            Column.text("pool", 40).of(row -> row.pool().code());

    private static final Column<SeatEntry, String> MOVE =
            Column.text("move", 20).of(row -> row.movement().move().name());

    private static final Column<SeatEntry, Long> COUNT =
            Column.number("seats").of(row -> row.movement().count());

    private static final Column<SeatEntry, UUID> SEAT =
            Column.uuid("seat").optional(row -> row.movement().seat().map(SeatId::uuid));

    private static final Column<SeatEntry, UUID> HOLDER =
            Column.uuid("holder").optional(row -> row.movement().holder().map(UserId::uuid));

    private static final Column<SeatEntry, UUID> PAYER =
            Column.uuid("payer").optional(row -> row.movement().people().payer().map(UserId::uuid));

    private static final Column<SeatEntry, Long> VERSION =
            Column.number("row_version").of(row -> row.movement().version());

    private static final Column<SeatEntry, String> ACT =
            Column.text("act", 100).of(row -> row.cause().act());

    private static final Column<SeatEntry, UUID> ENTRY =
            Column.uuid("journal_entry").of(row -> row.cause().entry().uuid());

    private static final Column<SeatEntry, String> AGENT_KIND =
            Column.text("agent_kind", 20).of(row -> row.cause().agentKind().name());

    private static final Column<SeatEntry, String> AGENT_ID =
            Column.text("agent_id", 100).of(row -> row.cause().agentId());

    private static final Column<SeatEntry, String> REQUEST =
            Column.text("request", 100).optional(row -> row.cause().request().map(RequestId::text));

    private static final Column<SeatEntry, Instant> WRITTEN_AT =
            Column.time("written_at").of(SeatEntry::at);

    /** The table. */
    public static final Table<SeatEntry> SEAT_ENTRIES = Table.named("seat_entry", SeatEntry.class, ORGANIZATION)
            .comment("The ledger of seats. Rows are only ever added. row_version is the version of the seat after it, "
                    + "or of the pool where no seat is named.")
            .columns(
                    ORGANIZATION,
                    ID,
                    POOL,
                    MOVE,
                    COUNT,
                    SEAT,
                    HOLDER,
                    PAYER,
                    VERSION,
                    ACT,
                    ENTRY,
                    AGENT_KIND,
                    AGENT_ID,
                    REQUEST,
                    WRITTEN_AT)
            .primaryKey(ORGANIZATION, ID)
            .read(SeatEntryTable::read);

    private SeatEntryTable() {}

    private static SeatEntry read(Cells cells) {
        return new SeatEntry(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, SeatEntryId::new),
                cells.get(POOL, SeatPoolName::new),
                new SeatEntry.Movement(
                        cells.constant(MOVE, SeatMove.class),
                        cells.get(COUNT),
                        cells.find(SEAT, SeatId::new),
                        new Seat.People(cells.find(HOLDER, UserId::new), cells.find(PAYER, UserId::new)),
                        cells.get(VERSION)),
                new SeatEntry.Cause(
                        cells.get(ACT),
                        cells.get(ENTRY, EntryId::new),
                        cells.constant(AGENT_KIND, Agent.Kind.class),
                        cells.get(AGENT_ID),
                        cells.find(REQUEST, RequestId::new)),
                cells.get(WRITTEN_AT));
    }
}
