package io.rosterkit.spi.seat;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Table;
import java.util.UUID;

/** Seats as stored. */
public final class SeatTable {

    private static final Column<Seat, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The id of the seat. */
    public static final Column<Seat, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    /** The pool of the seat. */
    public static final Column<Seat, String> POOL =
            Column.text("pool", 40).of(row -> row.pool().code());

    /** The name of the {@link SeatState}. */
    public static final Column<Seat, String> STATE =
            Column.text("state", 20).of(row -> row.state().name());

    /** The person who holds the seat. */
    public static final Column<Seat, UUID> HOLDER =
            Column.uuid("holder").optional(row -> row.holder().map(UserId::uuid));

    /** The user who pays for the seat alone. */
    public static final Column<Seat, UUID> PAYER =
            Column.uuid("payer").optional(row -> row.payer().map(UserId::uuid));

    private static final Column<Seat, Long> PLACE = Column.number("place").of(Seat::place);

    private static final Column<Seat, Long> VERSION = Column.number("version").of(Seat::version);

    /** The table. */
    public static final Table<Seat> SEATS = Table.named("seat", Seat.class, ORGANIZATION)
            .comment(
                    "holder is the invited person or the user who has the seat: one seat for each person. "
                            + "payer is the user who pays for it alone: no search for a free seat finds it. place is a random number, at which the search for a free seat begins. Rows stay for good.")
            .columns(ORGANIZATION, ID, POOL, STATE, HOLDER, PAYER, PLACE, VERSION)
            .primaryKey(ORGANIZATION, ID)
            .version(VERSION)
            .unique("holder", HOLDER, ORGANIZATION)
            .index("free", Index.Only.of(STATE, SeatState.FREE), ORGANIZATION, POOL, PLACE, ID)
            .index("state", ORGANIZATION, POOL, STATE)
            .read(SeatTable::read);

    private SeatTable() {}

    /**
     * By which changes of seats are put in order, empty for other changes: seats that are given back come first, since
     * a person has one at a time, and then the ids decide, so that two transactions wait for each other.
     */
    public static String order(Change change) {
        return SEATS.rowOf(change, RowChange.Kind.values())
                .map(seat -> (seat.holder().isPresent() ? "1 " : "0 ") + seat.id())
                .orElse("");
    }

    private static Seat read(Cells cells) {
        return new Seat(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, SeatId::new),
                cells.get(POOL, SeatPoolName::new),
                cells.constant(STATE, SeatState.class),
                new Seat.People(cells.find(HOLDER, UserId::new), cells.find(PAYER, UserId::new)),
                cells.get(PLACE),
                cells.get(VERSION));
    }
}
