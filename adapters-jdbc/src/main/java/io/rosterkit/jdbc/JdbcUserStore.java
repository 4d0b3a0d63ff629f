package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Keyset;
import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.Enrolled;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class JdbcUserStore implements UserStore {

    static final TableSql<User> USER = TableSql.of(UserTable.USERS);

    private static final String COLUMNS = USER.select("u");

    private static final String STANDING = Viewing.sql("", "", "");

    private static final String FIND =
            Viewing.sql(COLUMNS, "left join rk_user u on u.organization = o.organization and u.id = :user", "");

    private static final String BY_ADDRESS = Viewing.sql(
            COLUMNS, "left join rk_user u on u.organization = o.organization and u.held_key = :address", "");

    private static final String SLICE = """
            left join (
                select x.* from rk_user x
                where x.organization = :organization%s
                %s
                limit :limit
            ) u on u.organization = o.organization
            """;

    /** Each half begins after the position and ends at the limit by itself, so that a page costs the same anywhere. */
    private static final String EVERYBODY = """
            left join (
                select b.* from (
                    (select x.organization, x.held_key as sort_key, x.id as user_id, null as invitation, x.address,
                        x.address_key, x.verified, x.name, x.phone, x.user_type
                    from rk_user x
                    where x.organization = :organization and x.held_key is not null%s
                    %s
                    limit :limit)
                    union all
                    (select y.organization, y.open_key, y.user_id, y.id, y.address,
                        y.address_key, false, y.name, y.phone, y.user_type
                    from rk_invitation y
                    where y.organization = :organization and y.open_key is not null%s
                    %s
                    limit :limit)
                ) b
                %s
                limit :limit
            ) e on e.organization = o.organization
            left join rk_credential c
                on c.organization = e.organization and c.user_id = e.user_id and e.invitation is not null
            """;

    private static final String ENROLLED = """
            e.user_id as e_user_id, e.invitation as e_invitation, e.address as e_address,
            e.address_key as e_address_key, e.verified as e_verified, e.name as e_name, e.phone as e_phone,
            e.user_type as e_user_type, c.user_id as e_password_of""";

    private static final Keyset USERS = Keyset.byText("held_key");
    private static final Keyset INVITED = Keyset.byText("open_key", "user_id");
    private static final Keyset BOTH = Keyset.byText("sort_key", "user_id");

    private static final String HOLDERS = """
            select %s from rk_user u
            where u.organization = :organization and u.status = 'ACTIVE'
                and (u.lock_kind is null or u.lock_kind <> 'ADMINISTRATOR') and (%s)
            order by u.since, u.id
            limit :limit
            """;

    private final Database database;

    JdbcUserStore(Database database) {
        this.database = database;
    }

    @Override
    public Standing standing(Viewer viewer) {
        return new Viewing<>("standing_status", row -> row)
                .list(database, Viewing.query(STANDING, viewer))
                .standing();
    }

    @Override
    public Seen<Optional<User>> find(Viewer viewer, UserId id) {
        return users().one(database, Viewing.query(FIND, viewer).with("user", id));
    }

    @Override
    public Seen<Optional<User>> byAddress(Viewer viewer, String addressKey) {
        return users().one(database, Viewing.query(BY_ADDRESS, viewer).with("address", addressKey));
    }

    @Override
    public Seen<List<User>> page(Viewer viewer, UserQuery query) {
        Keyset keyset = keyset(query.order());
        Map<String, Object> filter = new LinkedHashMap<>();
        String conditions =
                conditions(query.filter(), filter) + keyset.condition(database.dialect(), "x", query.slice());
        String sql = Viewing.sql(COLUMNS, Query.fill(SLICE, conditions, keyset.order("x")), keyset.order("u"));
        return users().list(database, keyset.bound(Viewing.query(sql, viewer).withAll(filter), query.slice()));
    }

    @Override
    public Seen<List<Enrolled>> everybody(Viewer viewer, Slice slice) {
        String joins = Query.fill(
                EVERYBODY,
                USERS.condition(database.dialect(), "x", slice),
                USERS.order("x"),
                INVITED.condition(database.dialect(), "y", slice),
                INVITED.order("y"),
                BOTH.order("b"));
        String sql = Viewing.sql(ENROLLED, joins, BOTH.order("e"));
        return new Viewing<>("e_user_id", JdbcUserStore::enrolled)
                .list(database, BOTH.bound(Viewing.query(sql, viewer), slice));
    }

    @Override
    public List<User> holders(OrganizationId organization, Set<Role> roles, int limit) {
        if (roles.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        roles.stream().sorted().forEach(role -> values.put("role" + values.size(), " " + role.code() + " "));
        String any = values.keySet().stream()
                .map(name -> "position(:" + name + " in concat(' ', u.roles, ' ')) > 0")
                .collect(Collectors.joining(" or "));
        return database.read(
                Query.of(Query.fill(HOLDERS, COLUMNS, any))
                        .withAll(values)
                        .with("organization", organization)
                        .with("limit", limit),
                row -> USER.read(row, "u"));
    }

    private static Viewing<User> users() {
        return new Viewing<>("u_id", row -> USER.read(row, "u"));
    }

    private static Keyset keyset(UserQuery.Order order) {
        return switch (order) {
            case NEWEST_FIRST -> Keyset.byTime("since", true);
            case OLDEST_FIRST -> Keyset.byTime("since", false);
            case ADDRESS -> Keyset.byText("address_key");
        };
    }

    private static String conditions(UserQuery.Filter filter, Map<String, Object> values) {
        StringBuilder conditions = new StringBuilder();
        if (!filter.statuses().isEmpty()) {
            conditions.append(filter.statuses().stream()
                    .sorted()
                    .map(status -> "'" + status.name() + "'")
                    .collect(Collectors.joining(", ", " and x.status in (", ")")));
        }
        if (!filter.types().isEmpty()) {
            filter.types().stream()
                    .map(UserType::code)
                    .sorted()
                    .forEach(code -> values.put("type" + values.size(), code));
            conditions.append(" and x.user_type in (:" + String.join(", :", values.keySet()) + ")");
        }
        filter.lockedAt().ifPresent(now -> {
            conditions.append(" and x.lock_kind is not null and (x.lock_until is null or x.lock_until > :locked)");
            values.put("locked", now);
        });
        return conditions.toString();
    }

    private static Enrolled enrolled(Row row) throws SQLException {
        Optional<InvitationId> invitation =
                row.optional("e_invitation", cell -> cell.uuid("e_invitation")).map(InvitationId::new);
        RegistrationStatus waiting =
                row.has("e_password_of") ? RegistrationStatus.SECOND_STEP_OPEN : RegistrationStatus.INVITED;
        return new Enrolled(
                new UserId(row.uuid("e_user_id")),
                invitation,
                row.map("e", UserTable::contact),
                new UserType(row.text("e_user_type")),
                invitation.isPresent() ? waiting : RegistrationStatus.REGISTERED);
    }
}
