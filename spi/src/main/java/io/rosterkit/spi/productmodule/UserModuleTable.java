package io.rosterkit.spi.productmodule;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.UserModule;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** Modules of users as stored. */
public final class UserModuleTable {

    private static final Column<UserModule, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The user who has the module. */
    public static final Column<UserModule, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    /** The code of the module. */
    public static final Column<UserModule, String> MODULE =
            Column.text("module", 40).of(row -> row.given().module().code());

    private static final Column<UserModule, UUID> GIVEN_BY =
            Column.uuid("given_by").optional(row -> row.given().givenBy().map(UserId::uuid));

    private static final Column<UserModule, Instant> GIVEN_AT =
            Column.time("given_at").of(row -> row.given().givenAt());

    /** The table. */
    public static final Table<UserModule> USER_MODULES = Table.named("user_module", UserModule.class, ORGANIZATION)
            .comment("A module has an effect while it is switched on at a practice of the user (practice_module).")
            .columns(ORGANIZATION, USER, MODULE, GIVEN_BY, GIVEN_AT)
            .primaryKey(ORGANIZATION, USER, MODULE)
            .index("holder", MODULE, ORGANIZATION, USER)
            .read(UserModuleTable::read);

    private UserModuleTable() {}

    private static UserModule read(Cells cells) {
        return new UserModule(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(USER, UserId::new),
                new GivenModule(
                        cells.get(MODULE, ProductModule::new), cells.find(GIVEN_BY, UserId::new), cells.get(GIVEN_AT)));
    }
}
