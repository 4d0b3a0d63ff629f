package io.rosterkit.spi.user;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** When users signed in last, as stored. */
public final class UserActivityTable {

    private static final Column<UserActivity, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The user who signed in. */
    public static final Column<UserActivity, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    private static final Column<UserActivity, Instant> LAST_SIGN_IN_AT =
            Column.time("last_sign_in_at").optional(UserActivity::lastSignInAt);

    private static final Column<UserActivity, Long> VERSION =
            Column.number("version").of(UserActivity::version);

    /** The table. */
    public static final Table<UserActivity> USER_ACTIVITIES = Table.named(
                    "user_activity", UserActivity.class, ORGANIZATION)
            .comment(
                    "A row from the beginning of the user, without a time before the first sign-in; written at most once an hour. "
                            + "The version guards it alone, and is none of the user.")
            .columns(ORGANIZATION, USER, LAST_SIGN_IN_AT, VERSION)
            .primaryKey(ORGANIZATION, USER)
            .version(VERSION)
            .index("last", ORGANIZATION, LAST_SIGN_IN_AT, USER)
            .index("inactive", LAST_SIGN_IN_AT, ORGANIZATION, USER)
            .read(UserActivityTable::read);

    private UserActivityTable() {}

    private static UserActivity read(Cells cells) {
        return new UserActivity(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(USER, UserId::new),
                cells.find(LAST_SIGN_IN_AT),
                cells.get(VERSION));
    }
}
