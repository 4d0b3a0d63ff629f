package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.Table;
import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Course;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkSeed;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Invitations as rows. The column {@code open_key} is the address key while the invitation holds its address, and null
 * afterwards.
 */
public final class InvitationRows {

    private static final Table INVITATION = new Table(
            "rk_invitation",
            List.of("organization", "id"),
            List.of(
                    "user_id",
                    "address",
                    "address_key",
                    "open_key",
                    "name",
                    "user_type",
                    "roles",
                    "practice",
                    "phone",
                    "state",
                    "invited_at",
                    "expires_at",
                    "changed_at",
                    "successor",
                    "inviter",
                    "link_generation",
                    "link_epoch",
                    "link_key",
                    "link_salt",
                    "last_message",
                    "version",
                    "seal"));

    /** The columns, read from a table called {@code i}. */
    public static final String COLUMNS = INVITATION.select("i");

    private InvitationRows() {}

    /** A new row. */
    public static Write insert(Dialect dialect, Invitation row) {
        return INVITATION.insert(dialect, keys(row), values(row));
    }

    /** The row as it shall be. */
    public static Write update(Invitation row) {
        return INVITATION.update(keys(row), values(row), row.revision().version());
    }

    /** Reads {@link #COLUMNS}. */
    public static Invitation invitation(Row columns) throws SQLException {
        Row row = columns.under("i");
        return new Invitation(
                new OrganizationId(row.uuid("organization")),
                new InvitationId(row.uuid("id")),
                invitee(row),
                course(row),
                new LinkSeed(
                        row.count("link_generation"),
                        row.count("link_epoch"),
                        row.count("link_key"),
                        row.bytes("link_salt")),
                new MessageId(row.uuid("last_message")),
                new Revision(row.number("version"), row.bytes("seal")));
    }

    private static Invitee invitee(Row row) throws SQLException {
        return new Invitee(
                new UserId(row.uuid("user_id")),
                new EmailAddress(row.text("address"), row.text("address_key")),
                row.optional("name", cell -> cell.text("name")).map(DisplayName::new),
                new UserType(row.text("user_type")),
                Codes.read(row.text("roles"), Role::new),
                new PracticeId(row.uuid("practice")),
                row.optional("phone", cell -> cell.text("phone")).map(PhoneNumber::new));
    }

    private static Course course(Row row) throws SQLException {
        return new Course(
                row.constant(InvitationState.class, "state"),
                row.instant("invited_at"),
                row.instant("expires_at"),
                row.instant("changed_at"),
                row.optional("successor", cell -> cell.uuid("successor")).map(InvitationId::new),
                row.optional("inviter", cell -> cell.uuid("inviter")).map(UserId::new));
    }

    private static List<Object> keys(Invitation row) {
        return List.of(row.organization(), row.id());
    }

    private static List<Object> values(Invitation row) {
        Invitee invitee = row.invitee();
        Course course = row.course();
        String key = invitee.address().key();
        return List.of(
                invitee.user(),
                invitee.address().original(),
                key,
                row.holdsAddress() ? Optional.of(key) : Optional.empty(),
                invitee.name().map(DisplayName::text),
                invitee.type().code(),
                Codes.write(invitee.roles(), Role::code),
                invitee.practice(),
                invitee.phone().map(PhoneNumber::e164),
                course.state(),
                course.invitedAt(),
                course.expiresAt(),
                course.changedAt(),
                course.successor(),
                course.inviter(),
                row.link().generation(),
                row.link().addressEpoch(),
                row.link().keyId(),
                row.link().salt(),
                row.lastMessage(),
                row.revision().version(),
                row.revision().seal());
    }
}
