package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Keyset;
import io.rosterkit.jdbc.row.UserSql;
import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.Enrolled;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.user.KeyDigest;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class JdbcUserStore implements UserStore {

    static final TableSql<UserActivity> ACTIVITY = TableSql.of(UserActivityTable.USER_ACTIVITIES);

    private static final String COLUMNS = UserSql.select("u");

    private static final String SHOWN_COLUMNS = COLUMNS + ", " + ACTIVITY.select("a");

    private static final String STANDING = Viewing.sql("", "", "");

    /** Whether the person of that row is a user. */
    private static final String JOINED = " and u.status <> 'INVITED'";

    private static final String FIND = Viewing.sql(
            COLUMNS, "left join rk_user u on u.organization = o.organization and u.id = :user" + JOINED, "");

    private static final String WITH_ACTIVITY = """

            left join rk_user_activity a on a.organization = u.organization and a.user_id = u.id
            """;

    private static final String BY_ID = shown("u.id = :user");

    private static final String BY_EXTERNAL_ID = shown("u.external_key = :external");

    private static final String BY_ADDRESS = shown("u.open_key = :address");

    private static final String SLICE = """
            left join (
                select x.* from rk_user x
                where x.organization = :organization%s
                %s
                limit :limit
            ) u on u.organization = o.organization
            """;

    private static final String WITH_PASSWORD = """

            left join rk_credential c
                on c.organization = u.organization and c.user_id = u.id and u.status = 'INVITED'
            """;

    private static final TableSql<User> PERSON = TableSql.of(UserTable.USERS);

    private static final String ENROLLED = PERSON.select("u") + ", c.user_id as password_of";

    private static final Keyset BY_ADDRESS_KEY = Keyset.byText("address_key");

    private static final String HOLDERS = """
            select %s
            from (
                select distinct r.user_id from rk_user_role r
                where r.role in (%s) and r.organization = :organization and r.scope = 'ORGANIZATION'
                    and (r.starts is null or r.starts <= :now) and (r.ends is null or r.ends > :now)
            ) h
            join rk_user u on u.organization = :organization and u.id = h.user_id
            where u.status = 'ACTIVE' and (u.lock_kind is null or u.lock_kind <> 'ADMINISTRATOR')
            order by u.id
            limit :limit
            """;

    private final Database database;

    JdbcUserStore(Database database) {
        this.database = database;
    }

    @Override
    public AccessState access(Viewer viewer) {
        return new Viewing<>("access_status", row -> row)
                .list(database, Viewing.query(STANDING, viewer))
                .access();
    }

    @Override
    public WithAccess<Optional<User>> find(Viewer viewer, UserId id) {
        return users().one(database, Viewing.query(FIND, viewer).with("user", id));
    }

    @Override
    public WithAccess<Optional<ShownUser>> shown(Viewer viewer, UserKey key) {
        return shownUsers().one(database, query(viewer, key));
    }

    @Override
    public WithAccess<List<ShownUser>> page(Viewer viewer, UserQuery query) {
        Keyset keyset = keyset(query.order());
        Map<String, Object> filter = new LinkedHashMap<>();
        String conditions =
                conditions(query.filter(), filter) + keyset.condition(database.dialect(), "x", query.slice());
        String joins = Query.fill(SLICE, conditions, keyset.order("x")) + WITH_ACTIVITY;
        String sql = Viewing.sql(SHOWN_COLUMNS, joins, keyset.order("u"));
        return shownUsers()
                .list(database, keyset.bound(Viewing.query(sql, viewer).withAll(filter), query.slice()));
    }

    @Override
    public WithAccess<List<Enrolled>> everybody(Viewer viewer, Slice slice) {
        String conditions = " and x.open_key is not null" + BY_ADDRESS_KEY.condition(database.dialect(), "x", slice);
        String joins = Query.fill(SLICE, conditions, BY_ADDRESS_KEY.order("x")) + WITH_PASSWORD;
        String sql = Viewing.sql(ENROLLED, joins, BY_ADDRESS_KEY.order("u"));
        return new Viewing<>("u_id", JdbcUserStore::enrolled)
                .list(database, BY_ADDRESS_KEY.bound(Viewing.query(sql, viewer), slice));
    }

    @Override
    public List<User> holders(OrganizationId organization, Set<Role> roles, Instant now, int limit) {
        if (roles.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        roles.stream().sorted().forEach(role -> values.put("role" + values.size(), role.code()));
        String any = ":" + String.join(", :", values.keySet());
        return database.read(
                Query.of(Query.fill(HOLDERS, COLUMNS, any))
                        .withAll(values)
                        .with("organization", organization)
                        .with("now", now)
                        .with("limit", limit),
                row -> UserSql.read(row, "u"));
    }

    private static String shown(String condition) {
        return Viewing.sql(
                SHOWN_COLUMNS,
                "left join rk_user u on u.organization = o.organization and " + condition + JOINED + WITH_ACTIVITY,
                "");
    }

    private static Query query(Viewer viewer, UserKey key) {
        if (key instanceof UserKey.ById byId) {
            return Viewing.query(BY_ID, viewer).with("user", byId.id());
        }
        if (key instanceof UserKey.ByExternalId byExternalId) {
            return Viewing.query(BY_EXTERNAL_ID, viewer).with("external", KeyDigest.ofExternalId(byExternalId.id()));
        }
        return Viewing.query(BY_ADDRESS, viewer)
                .with("address", KeyDigest.ofAddress(((UserKey.ByAddress) key).addressKey()));
    }

    private static Viewing<ShownUser> shownUsers() {
        return new Viewing<>("u_id", row -> shown(row, "u"));
    }

    /** The user in the current row with the activity, whose alias is {@code a}. */
    static ShownUser shown(Row row, String alias) throws SQLException {
        return new ShownUser(UserSql.read(row, alias), activity(row));
    }

    static Optional<UserActivity> activity(Row row) throws SQLException {
        return row.optional("a_user_id", columns -> ACTIVITY.read(columns, "a"));
    }

    private static Viewing<User> users() {
        return new Viewing<>("u_id", row -> UserSql.read(row, "u"));
    }

    private static Keyset keyset(UserQuery.Order order) {
        return switch (order) {
            case NEWEST_FIRST -> Keyset.byId(true);
            case OLDEST_FIRST -> Keyset.byId(false);
            case ADDRESS -> BY_ADDRESS_KEY;
        };
    }

    private static String conditions(UserQuery.Filter filter, Map<String, Object> values) {
        StringBuilder conditions = new StringBuilder(" and x.status <> 'INVITED'");
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
        return Enrolled.of(PERSON.read(row, "u"), row.has("password_of"));
    }
}
