package io.rosterkit.spi.productmodule;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.PracticeModule;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** Modules of practices as stored. */
public final class PracticeModuleTable {

    private static final Column<PracticeModule, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The practice at which the module is switched on. */
    public static final Column<PracticeModule, UUID> PRACTICE =
            Column.uuid("practice").of(row -> row.practice().uuid());

    private static final Column<PracticeModule, String> MODULE =
            Column.text("module", 40).of(row -> row.module().code());

    private static final Column<PracticeModule, UUID> SWITCHED_ON_BY =
            Column.uuid("switched_on_by").optional(row -> row.switchedOnBy().map(UserId::uuid));

    private static final Column<PracticeModule, Instant> SWITCHED_ON_AT =
            Column.time("switched_on_at").of(PracticeModule::switchedOnAt);

    /** The table. */
    public static final Table<PracticeModule> PRACTICE_MODULES = Table.named(
                    "practice_module", PracticeModule.class, ORGANIZATION)
            .columns(ORGANIZATION, PRACTICE, MODULE, SWITCHED_ON_BY, SWITCHED_ON_AT)
            .primaryKey(ORGANIZATION, PRACTICE, MODULE)
            .read(PracticeModuleTable::read);

    private PracticeModuleTable() {}

    private static PracticeModule read(Cells cells) {
        return new PracticeModule(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(PRACTICE, PracticeId::new),
                cells.get(MODULE, ProductModule::new),
                cells.find(SWITCHED_ON_BY, UserId::new),
                cells.get(SWITCHED_ON_AT));
    }
}
