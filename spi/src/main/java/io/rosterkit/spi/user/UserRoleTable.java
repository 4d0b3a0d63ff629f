package io.rosterkit.spi.user;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.RoleGrant.Scope;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Roles of users as stored. */
public final class UserRoleTable {

    /** In place of a practice where the role is held in the whole organization: a part of a key has a value. */
    private static final UUID NO_PRACTICE = new UUID(0, 0);

    private static final Column<UserRole, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The user who holds the role. */
    public static final Column<UserRole, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    /** The code of the role. */
    public static final Column<UserRole, String> ROLE =
            Column.text("role", 40).of(row -> row.grant().role().code());

    private static final Column<UserRole, String> SCOPE =
            Column.text("scope", 20).of(row -> row.grant().scope().name());

    private static final Column<UserRole, UUID> PRACTICE = Column.uuid("practice")
            .of(row -> row.grant().practice().map(PracticeId::uuid).orElse(NO_PRACTICE));

    private static final Column<UserRole, Instant> STARTS =
            Column.time("starts").optional(row -> row.grant().validity().starts());

    private static final Column<UserRole, Instant> ENDS =
            Column.time("ends").optional(row -> row.grant().validity().ends());

    private static final Column<UserRole, UUID> GRANTED_BY =
            Column.uuid("granted_by").optional(row -> row.grant().grantedBy().map(UserId::uuid));

    /** The table. */
    public static final Table<UserRole> USER_ROLES = Table.named("user_role", UserRole.class, ORGANIZATION)
            .comment("The practice is the nil UUID where the scope is ORGANIZATION, and only there. "
                    + "The index begins with the role, so that no plan takes it for the roles of one user.")
            .columns(ORGANIZATION, USER, ROLE, SCOPE, PRACTICE, STARTS, ENDS, GRANTED_BY)
            .primaryKey(ORGANIZATION, USER, ROLE, PRACTICE)
            .index("holder", ROLE, ORGANIZATION, USER)
            .index("ending", Index.Only.present(ENDS), ENDS)
            .read(UserRoleTable::read);

    private UserRoleTable() {}

    private static UserRole read(Cells cells) {
        Scope scope = cells.constant(SCOPE, Scope.class);
        return new UserRole(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(USER, UserId::new),
                new RoleGrant(
                        cells.get(ROLE, Role::new),
                        cells.get(PRACTICE, uuid -> practice(scope, uuid)),
                        new Validity(cells.find(STARTS), cells.find(ENDS)),
                        cells.find(GRANTED_BY, UserId::new)));
    }

    private static Optional<PracticeId> practice(Scope scope, UUID uuid) {
        if (scope == Scope.PRACTICE) {
            return Optional.of(new PracticeId(uuid));
        }
        if (!uuid.equals(NO_PRACTICE)) {
            throw new IllegalArgumentException("practice must be nil");
        }
        return Optional.empty();
    }
}
