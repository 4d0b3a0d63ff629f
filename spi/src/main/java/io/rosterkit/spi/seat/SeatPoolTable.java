package io.rosterkit.spi.seat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.util.UUID;

/** Pools of seats as stored. */
public final class SeatPoolTable {

    private static final Column<SeatPool, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The name of the pool. */
    public static final Column<SeatPool, String> NAME =
            Column.text("name", 40).of(row -> row.name().code());

    private static final Column<SeatPool, Long> TOTAL = Column.number("total").of(SeatPool::total);

    private static final Column<SeatPool, Long> VERSION =
            Column.number("version").of(SeatPool::version);

    /** The table. */
    public static final Table<SeatPool> SEAT_POOLS = Table.named("seat_pool", SeatPool.class, ORGANIZATION)
            .comment("total is how many seats of the pool are not retired.")
            .columns(ORGANIZATION, NAME, TOTAL, VERSION)
            .primaryKey(ORGANIZATION, NAME)
            .version(VERSION)
            .read(SeatPoolTable::read);

    private SeatPoolTable() {}

    private static SeatPool read(Cells cells) {
        return new SeatPool(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(NAME, SeatPoolName::new),
                cells.get(TOTAL),
                cells.get(VERSION));
    }
}
