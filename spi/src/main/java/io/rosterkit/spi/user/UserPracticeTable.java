package io.rosterkit.spi.user;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.UserPractice;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** Practices of users as stored. */
public final class UserPracticeTable {

    private static final Column<UserPractice, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The user who is assigned. */
    public static final Column<UserPractice, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    private static final Column<UserPractice, UUID> PRACTICE =
            Column.uuid("practice").of(row -> row.assignment().practice().uuid());

    private static final Column<UserPractice, Instant> STARTS =
            Column.time("starts").optional(row -> row.assignment().validity().starts());

    private static final Column<UserPractice, Instant> ENDS =
            Column.time("ends").optional(row -> row.assignment().validity().ends());

    private static final Column<UserPractice, UUID> ASSIGNED_BY = Column.uuid("assigned_by")
            .optional(row -> row.assignment().assignedBy().map(UserId::uuid));

    /** The table. */
    public static final Table<UserPractice> USER_PRACTICES = Table.named(
                    "user_practice", UserPractice.class, ORGANIZATION)
            .comment("The index begins with the practice, so that no plan takes it for the practices of one user.")
            .columns(ORGANIZATION, USER, PRACTICE, STARTS, ENDS, ASSIGNED_BY)
            .primaryKey(ORGANIZATION, USER, PRACTICE)
            .index("practice", PRACTICE, ORGANIZATION, USER)
            .index("ending", Index.Only.present(ENDS), ENDS)
            .read(UserPracticeTable::read);

    private UserPracticeTable() {}

    private static UserPractice read(Cells cells) {
        return new UserPractice(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(USER, UserId::new),
                new PracticeAssignment(
                        cells.get(PRACTICE, PracticeId::new),
                        new Validity(cells.find(STARTS), cells.find(ENDS)),
                        cells.find(ASSIGNED_BY, UserId::new)));
    }
}
