package io.rosterkit.spi.user;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.user.stored.UserAttribute;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.util.UUID;

/** Attributes of users and invited people as stored. */
public final class UserAttributeTable {

    private static final Column<UserAttribute, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The user who has the attribute. */
    public static final Column<UserAttribute, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    private static final Column<UserAttribute, String> NAME =
            Column.text("name", 40).of(UserAttribute::name);

    private static final Column<UserAttribute, String> VALUE =
            Column.text("attribute_value", UserAttribute.MAX_LENGTH).of(UserAttribute::value);

    /** The table. */
    public static final Table<UserAttribute> USER_ATTRIBUTES = Table.named(
                    "user_attribute", UserAttribute.class, ORGANIZATION)
            .comment(
                    "What the host keeps of a user, or of an invited person. The version of the user, or of the invitation with which the row of the person goes, guards the rows; nothing in them grants anything.")
            .columns(ORGANIZATION, USER, NAME, VALUE)
            .primaryKey(ORGANIZATION, USER, NAME)
            .read(UserAttributeTable::read);

    private UserAttributeTable() {}

    private static UserAttribute read(Cells cells) {
        return new UserAttribute(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(USER, UserId::new),
                cells.get(NAME),
                cells.get(VALUE));
    }
}
