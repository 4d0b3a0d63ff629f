package io.rosterkit.spi.lifecycle;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.Announcement.Kind;
import io.rosterkit.model.user.stored.Announcement.What;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What was announced to users, as stored. */
public final class AnnouncementTable {

    private static final Column<Announcement, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The user who ends, or of whom something ends. */
    public static final Column<Announcement, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    /** The kind of what ends. */
    public static final Column<Announcement, String> KIND =
            Column.text("kind", 20).of(row -> row.what().kind().name());

    private static final Column<Announcement, String> ROLE =
            Column.text("role", 40).of(row -> row.what().role().map(Role::code).orElse(""));

    private static final Column<Announcement, UUID> PRACTICE = Column.uuid("practice")
            .of(row -> row.what()
                    .practice()
                    .map(PracticeId::uuid)
                    .orElseGet(() -> row.user().uuid()));

    private static final Column<Announcement, Instant> MOMENT =
            Column.time("moment").of(Announcement::moment);

    private static final Column<Announcement, Instant> DUE = Column.time("due").of(Announcement::due);

    private static final Column<Announcement, Boolean> KEPT =
            Column.flag("kept").of(Announcement::kept);

    private static final Column<Announcement, Long> VERSION =
            Column.number("version").of(Announcement::version);

    /** The table. */
    public static final Table<Announcement> ANNOUNCEMENTS = Table.named(
                    "announcement", Announcement.class, ORGANIZATION)
            .comment(
                    "The primary key lets one of several processes announce what ends. "
                            + "moment is the end that was announced, or for INACTIVITY since when the user is inactive. "
                            + "practice is the id of the user where the kind has no practice, and role is empty where it has no role.")
            .columns(ORGANIZATION, USER, KIND, ROLE, PRACTICE, MOMENT, DUE, KEPT, VERSION)
            .primaryKey(ORGANIZATION, USER, KIND, ROLE, PRACTICE)
            .over(DUE)
            .version(VERSION)
            .index("over", DUE)
            .read(AnnouncementTable::read);

    private AnnouncementTable() {}

    private static Announcement read(Cells cells) {
        return new Announcement(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(USER, UserId::new),
                what(cells),
                cells.get(MOMENT),
                cells.get(DUE),
                cells.get(KEPT),
                cells.get(VERSION));
    }

    private static What what(Cells cells) {
        UUID user = cells.get(USER);
        String role = cells.get(ROLE);
        UUID practice = cells.get(PRACTICE);
        return new What(
                cells.constant(KIND, Kind.class),
                role.isEmpty() ? Optional.empty() : Optional.of(cells.get(ROLE, Role::new)),
                practice.equals(user) ? Optional.empty() : Optional.of(cells.get(PRACTICE, PracticeId::new)));
    }
}
