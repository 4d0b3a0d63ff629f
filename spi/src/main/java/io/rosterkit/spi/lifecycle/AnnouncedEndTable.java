package io.rosterkit.spi.lifecycle;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.user.stored.AnnouncedEnd;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** Which ends were announced, as stored. */
public final class AnnouncedEndTable {

    private static final Column<AnnouncedEnd, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    private static final Column<AnnouncedEnd, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    private static final Column<AnnouncedEnd, Instant> ENDS =
            Column.time("ends").of(AnnouncedEnd::ends);

    /** The table. */
    public static final Table<AnnouncedEnd> ANNOUNCED_ENDS = Table.named(
                    "announced_end", AnnouncedEnd.class, ORGANIZATION)
            .comment("Rows are only ever added. The primary key lets one of several processes announce an end.")
            .columns(ORGANIZATION, USER, ENDS)
            .primaryKey(ORGANIZATION, USER, ENDS)
            .read(AnnouncedEndTable::read);

    private AnnouncedEndTable() {}

    private static AnnouncedEnd read(Cells cells) {
        return new AnnouncedEnd(
                cells.get(ORGANIZATION, OrganizationId::new), cells.get(USER, UserId::new), cells.get(ENDS));
    }
}
