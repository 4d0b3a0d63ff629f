package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.Table;
import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.AddressUsageChange;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Users as rows. The column {@code held_key} is the address key as long as the user holds the address: null when
 * closed, so that it is free. A lock without an end has a {@code lock_kind} and no {@code lock_until}.
 */
public final class UserRows {

    private static final Table USER = new Table(
            "rk_user",
            List.of("organization", "id"),
            List.of(
                    "address",
                    "address_key",
                    "held_key",
                    "verified",
                    "name",
                    "phone",
                    "status",
                    "user_type",
                    "roles",
                    "practices",
                    "lock_kind",
                    "lock_since",
                    "lock_until",
                    "session_epoch",
                    "device_epoch",
                    "since",
                    "creator",
                    "version",
                    "seal"));

    /** Who holds which address; the key is the address within the organization. */
    private static final Table ADDRESS =
            new Table("rk_address", List.of("organization", "address_key", "user_id"), List.of());

    private UserRows() {}

    /** The columns, read from a table of that alias. */
    public static String columns(String alias) {
        return USER.select(alias);
    }

    /** A new row. */
    public static Write insert(Dialect dialect, User row) {
        return USER.insert(dialect, List.of(row.organization(), row.id()), values(row));
    }

    /** The holder of an address. */
    public static Write claim(Dialect dialect, AddressUsageChange change) {
        return ADDRESS.insert(dialect, holding(change), List.of());
    }

    /** No holder of an address any more. */
    public static Write release(AddressUsageChange change) {
        return ADDRESS.delete(holding(change));
    }

    private static List<Object> holding(AddressUsageChange change) {
        return List.of(change.organization(), change.addressKey(), change.user());
    }

    /** The row as it shall be. */
    public static Write update(User row) {
        return USER.update(
                List.of(row.organization(), row.id()),
                values(row),
                row.revision().version());
    }

    /** Reads {@link #columns}. */
    public static User user(Row columns, String alias) throws SQLException {
        Row row = columns.under(alias);
        return new User(
                new OrganizationId(row.uuid("organization")),
                new UserId(row.uuid("id")),
                contact(row),
                standing(row),
                new User.Security(row.number("session_epoch"), row.number("device_epoch")),
                new User.Origin(
                        row.instant("since"),
                        row.optional("creator", cell -> cell.uuid("creator")).map(UserId::new)),
                new Revision(row.number("version"), row.bytes("seal")));
    }

    /** How somebody is reached, read from columns of these names. */
    public static User.Contact contact(Row row) throws SQLException {
        return new User.Contact(
                new EmailAddress(row.text("address"), row.text("address_key")),
                row.flag("verified"),
                row.optional("name", cell -> cell.text("name")).map(DisplayName::new),
                row.optional("phone", cell -> cell.text("phone")).map(PhoneNumber::new));
    }

    private static User.Standing standing(Row row) throws SQLException {
        return new User.Standing(
                row.constant(UserStatus.class, "status"),
                new UserType(row.text("user_type")),
                Codes.read(row.text("roles"), Role::new),
                Codes.read(row.text("practices"), id -> new PracticeId(UUID.fromString(id))),
                row.has("lock_kind") ? Optional.of(lock(row)) : Optional.empty());
    }

    private static Lock lock(Row row) throws SQLException {
        return new Lock(
                row.constant(Lock.Kind.class, "lock_kind"),
                row.instant("lock_since"),
                row.optionalInstant("lock_until"));
    }

    private static List<Object> values(User row) {
        EmailAddress address = row.contact().address();
        User.Standing standing = row.standing();
        return List.of(
                address.original(),
                address.key(),
                standing.status() == UserStatus.CLOSED ? Optional.empty() : Optional.of(address.key()),
                row.contact().verified(),
                row.contact().name().map(DisplayName::text),
                row.contact().phone().map(PhoneNumber::e164),
                standing.status(),
                standing.type().code(),
                Codes.write(standing.roles(), Role::code),
                Codes.write(standing.practices(), PracticeId::toString),
                standing.lock().map(Lock::kind),
                standing.lock().map(Lock::since),
                standing.lock().flatMap(Lock::until),
                row.security().sessionEpoch(),
                row.security().deviceEpoch(),
                row.origin().since(),
                row.origin().creator(),
                row.revision().version(),
                row.revision().seal());
    }
}
