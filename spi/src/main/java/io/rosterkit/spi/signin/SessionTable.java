package io.rosterkit.spi.signin;

import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** Sessions as stored. */
public final class SessionTable {

    private static final Column<RunningSession, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The id of the session. */
    public static final Column<RunningSession, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    /** The user whose session it is. */
    public static final Column<RunningSession, UUID> USER =
            Column.uuid("user_id").of(row -> row.bond().user().uuid());

    private static final Column<RunningSession, Long> EPOCH =
            Column.number("epoch").of(row -> row.bond().epoch());

    private static final Column<RunningSession, UUID> DEVICE =
            Column.uuid("device").optional(row -> row.bond().device().map(DeviceId::uuid));

    private static final Column<RunningSession, Instant> PASSWORD_AT =
            Column.time("password_at").of(row -> row.proven().passwordAt());

    private static final Column<RunningSession, Instant> CODE_AT =
            Column.time("code_at").optional(row -> row.proven().codeAt());

    private static final Column<RunningSession, Instant> BEGUN_AT =
            Column.time("begun_at").of(RunningSession::begunAt);

    private static final Column<RunningSession, Instant> ENDS_AT =
            Column.time("ends_at").of(RunningSession::expiresAt);

    private static final Column<RunningSession, Long> VERSION =
            Column.number("version").of(RunningSession::version);

    /** The table. */
    public static final Table<RunningSession> SESSIONS = Table.named("session", RunningSession.class, ORGANIZATION)
            .columns(ORGANIZATION, ID, USER, EPOCH, DEVICE, PASSWORD_AT, CODE_AT, BEGUN_AT, ENDS_AT, VERSION)
            .primaryKey(ORGANIZATION, ID)
            .over(ENDS_AT)
            .version(VERSION)
            .index("user", USER, ORGANIZATION, ID)
            .index("over", ENDS_AT)
            .read(SessionTable::read);

    private SessionTable() {}

    private static RunningSession read(Cells cells) {
        return new RunningSession(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, SessionId::new),
                new RunningSession.Bond(
                        cells.get(USER, UserId::new), cells.get(EPOCH), cells.find(DEVICE, DeviceId::new)),
                new Proven(cells.get(PASSWORD_AT), cells.find(CODE_AT)),
                cells.get(BEGUN_AT),
                cells.get(ENDS_AT),
                cells.get(VERSION));
    }
}
