package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.Table;
import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import java.sql.SQLException;
import java.util.List;

/** Passwords, sessions and devices as rows. */
public final class SignInRows {

    private static final Table CREDENTIAL =
            new Table("rk_credential", List.of("organization", "user_id"), List.of("hash", "set_at", "version"));

    private static final Table SESSION = new Table(
            "rk_session",
            List.of("organization", "id"),
            List.of("user_id", "epoch", "device", "password_at", "code_at", "begun_at", "ends_at", "version"));

    private static final Table DEVICE =
            new Table("rk_device", List.of("organization", "id"), List.of("user_id", "epoch", "since"));

    /** The columns of a password, read from a table called {@code c}. */
    public static final String CREDENTIALS = CREDENTIAL.select("c");

    /** The columns of a session, read from a table called {@code s}. */
    public static final String SESSIONS = SESSION.select("s");

    /** The columns of a device, read from a table called {@code d}. */
    public static final String DEVICES = DEVICE.select("d");

    private SignInRows() {}

    /** The password as it shall be. */
    public static Write write(Dialect dialect, Credential row) {
        return CREDENTIAL.write(
                dialect,
                List.of(row.organization(), row.user()),
                List.of(row.hash().text(), row.setAt(), row.version()),
                row.version());
    }

    /** The session as it shall be. */
    public static Write write(Dialect dialect, RunningSession row) {
        return SESSION.write(
                dialect,
                List.of(row.organization(), row.id()),
                List.of(
                        row.bond().user(),
                        row.bond().epoch(),
                        row.bond().device(),
                        row.proven().passwordAt(),
                        row.proven().codeAt(),
                        row.begunAt(),
                        row.until(),
                        row.version()),
                row.version());
    }

    /** A new device. */
    public static Write insert(Dialect dialect, Device row) {
        return DEVICE.insert(
                dialect, List.of(row.organization(), row.id()), List.of(row.user(), row.epoch(), row.since()));
    }

    /** No device any more. */
    public static Write delete(Device row) {
        return DEVICE.delete(List.of(row.organization(), row.id()));
    }

    /** Reads {@link #CREDENTIALS}. */
    public static Credential credential(Row columns) throws SQLException {
        Row row = columns.under("c");
        return new Credential(
                new OrganizationId(row.uuid("organization")),
                new UserId(row.uuid("user_id")),
                new PasswordHash(row.text("hash")),
                row.instant("set_at"),
                row.number("version"));
    }

    /** Reads {@link #SESSIONS}. */
    public static RunningSession session(Row columns) throws SQLException {
        Row row = columns.under("s");
        return new RunningSession(
                new OrganizationId(row.uuid("organization")),
                new SessionId(row.uuid("id")),
                new RunningSession.Bond(
                        new UserId(row.uuid("user_id")),
                        row.number("epoch"),
                        row.optional("device", cell -> cell.uuid("device")).map(DeviceId::new)),
                new Proven(row.instant("password_at"), row.optionalInstant("code_at")),
                row.instant("begun_at"),
                row.instant("ends_at"),
                row.number("version"));
    }

    /** Reads {@link #DEVICES}. */
    public static Device device(Row columns) throws SQLException {
        Row row = columns.under("d");
        return new Device(
                new OrganizationId(row.uuid("organization")),
                new DeviceId(row.uuid("id")),
                new UserId(row.uuid("user_id")),
                row.number("epoch"),
                row.instant("since"));
    }
}
