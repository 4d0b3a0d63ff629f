package io.rosterkit.spi.user;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.contact.AddressHolder;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.util.UUID;

/** Who holds which address, as stored. */
public final class AddressHolderTable {

    private static final Column<AddressHolder, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    private static final Column<AddressHolder, String> ADDRESS_KEY =
            Column.text("address_key", 254).of(AddressHolder::addressKey);

    private static final Column<AddressHolder, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    /** The table. */
    public static final Table<AddressHolder> ADDRESS_HOLDERS = Table.named("address", AddressHolder.class, ORGANIZATION)
            .comment(
                    "Who holds an address: a user who is not closed, or the user whom an open or held invitation names. "
                            + "This one key guards both, since no constraint spans two tables.")
            .columns(ORGANIZATION, ADDRESS_KEY, USER)
            .primaryKey(ORGANIZATION, ADDRESS_KEY)
            .read(AddressHolderTable::read);

    private AddressHolderTable() {}

    private static AddressHolder read(Cells cells) {
        return new AddressHolder(
                cells.get(ORGANIZATION, OrganizationId::new), cells.get(ADDRESS_KEY), cells.get(USER, UserId::new));
    }
}
