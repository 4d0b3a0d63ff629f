package io.rosterkit.jdbc;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.Table;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserChange;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.user.UserStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class JdbcUserStore implements UserStore {

    /**
     * The column {@code held_key} is the address key as long as the user holds the address: null when closed, so that
     * it is free.
     */
    private static final Table USER = new Table(
            "rk_user",
            List.of("organization", "id"),
            List.of(
                    "address",
                    "address_key",
                    "held_key",
                    "name",
                    "status",
                    "user_type",
                    "roles",
                    "since",
                    "version",
                    "seal"));

    private static final String STANDING = Viewing.sql("", "", "");

    private static final String FIND =
            Viewing.sql(USER.select("u"), "left join rk_user u on u.organization = o.organization and u.id = :id", "");

    private static final String BY_ADDRESS = Viewing.sql(
            USER.select("u"), "left join rk_user u on u.organization = o.organization and u.held_key = :address", "");

    private final Database database;

    JdbcUserStore(Database database, Writers writers) {
        this.database = database;
        writers.put(UserChange.Joined.class, change -> {
            User row = change.row();
            return USER.insert(database.dialect(), List.of(row.organization(), row.id()), values(row));
        });
    }

    @Override
    public Standing standing(Viewer viewer) {
        return new Viewing<>("standing_status", row -> row)
                .list(database, Viewing.query(STANDING, viewer))
                .standing();
    }

    @Override
    public Seen<Optional<User>> find(Viewer viewer, UserId id) {
        return users().one(database, Viewing.query(FIND, viewer).with("id", id));
    }

    @Override
    public Seen<Optional<User>> byAddress(Viewer viewer, String addressKey) {
        return users().one(database, Viewing.query(BY_ADDRESS, viewer).with("address", addressKey));
    }

    private static Viewing<User> users() {
        return new Viewing<>("u_id", JdbcUserStore::user);
    }

    private static User user(Row columns) throws SQLException {
        Row row = columns.under("u");
        return new User(
                new OrganizationId(row.uuid("organization")),
                new UserId(row.uuid("id")),
                new User.Contact(
                        new EmailAddress(row.text("address"), row.text("address_key")),
                        row.optionalText("name").map(DisplayName::new)),
                new User.Standing(
                        row.constant(UserStatus.class, "status"),
                        new UserType(row.text("user_type")),
                        Roles.read(row.text("roles"))),
                row.instant("since"),
                new Revision(row.number("version"), row.bytes("seal")));
    }

    private static List<Object> values(User row) {
        EmailAddress address = row.contact().address();
        boolean holds = row.standing().status() != UserStatus.CLOSED;
        return List.of(
                address.original(),
                address.key(),
                holds ? Optional.of(address.key()) : Optional.empty(),
                row.contact().name().map(DisplayName::text),
                row.standing().status(),
                row.standing().type().code(),
                Roles.write(row.standing().roles()),
                row.since(),
                row.revision().version(),
                row.revision().seal());
    }
}
