package io.rosterkit.spi.user;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.SinglePermission.Effect;
import io.rosterkit.model.user.stored.UserPermission;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.util.UUID;

/** Single permissions of users as stored. */
public final class UserPermissionTable {

    private static final Column<UserPermission, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The user who has the permission, or to whom it is denied. */
    public static final Column<UserPermission, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    /** The code of the permission. */
    public static final Column<UserPermission, String> PERMISSION =
            Column.text("permission", 40).of(row -> row.single().permission().code());

    private static final Column<UserPermission, String> EFFECT =
            Column.text("effect", 20).of(row -> row.single().effect().name());

    private static final Column<UserPermission, UUID> DECIDED_BY =
            Column.uuid("decided_by").optional(row -> row.single().decidedBy().map(UserId::uuid));

    /** The table. */
    public static final Table<UserPermission> USER_PERMISSIONS = Table.named(
                    "user_permission", UserPermission.class, ORGANIZATION)
            .comment("A grant and a denial of one permission are two rows, and the denial wins. "
                    + "The index begins with the permission, so that no plan takes it for those of one user.")
            .columns(ORGANIZATION, USER, PERMISSION, EFFECT, DECIDED_BY)
            .primaryKey(ORGANIZATION, USER, PERMISSION, EFFECT)
            .index("holder", PERMISSION, ORGANIZATION, USER)
            .read(UserPermissionTable::read);

    private UserPermissionTable() {}

    private static UserPermission read(Cells cells) {
        return new UserPermission(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(USER, UserId::new),
                new SinglePermission(
                        cells.get(PERMISSION, Permission::new),
                        cells.constant(EFFECT, Effect.class),
                        cells.find(DECIDED_BY, UserId::new)));
    }
}
