package io.rosterkit.spi.organization;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.organization.stored.Governance;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.util.UUID;

/** The governance of organizations, as stored. */
public final class GovernanceTable {

    private static final Column<Governance, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    private static final Column<Governance, Long> VERSION =
            Column.number("version").of(Governance::version);

    /** The table. */
    public static final Table<Governance> GOVERNANCE = Table.named("governance", Governance.class, ORGANIZATION)
            .comment("A change that takes away a user who may unlock others moves the version. "
                    + "The row is apart from rk_organization, so that changes of the policy do not contend with it.")
            .columns(ORGANIZATION, VERSION)
            .primaryKey(ORGANIZATION)
            .version(VERSION)
            .read(GovernanceTable::read);

    private GovernanceTable() {}

    private static Governance read(Cells cells) {
        return new Governance(cells.get(ORGANIZATION, OrganizationId::new), cells.get(VERSION));
    }
}
