package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Keyset;
import io.rosterkit.jdbc.row.PeopleSource;
import io.rosterkit.jdbc.row.UserConditions;
import io.rosterkit.jdbc.row.UserSql;
import io.rosterkit.jdbc.row.ViewedList;
import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Dialect;
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
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.user.KeyDigest;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JdbcUserStore implements UserStore {

    static final TableSql<UserActivity> ACTIVITY = TableSql.of(UserActivityTable.USER_ACTIVITIES);

    private static final String COLUMNS = UserSql.select("u");

    private static final String SHOWN_COLUMNS = COLUMNS + ", " + ACTIVITY.select("a");

    /** Whether the person of that row is a user. */
    private static final String JOINED = " and " + UserSql.joined("u");

    private static final String FIND = Viewing.sql(
            COLUMNS, "left join rk_user u on u.organization = o.organization and u.id = :user" + JOINED, "");

    private static final String WITH_ACTIVITY = """

            left join rk_user_activity a on a.organization = u.organization and a.user_id = u.id
            """;

    private static final String BY_ID = shown("u.id = :user" + JOINED);

    private static final String BY_ID_OF_ANY_PERSON = shown("u.id = :user");

    private static final String BY_EXTERNAL_ID = shown("u.external_key = :external");

    private static final String BY_ADDRESS = shown("u.open_key = :address" + JOINED);

    private static final String SLICE = """
            (
                select x.* from %s
                where x.organization = :organization%s
                %s
                limit :limit
            ) u
            """;

    private static final String COUNTED = """
            (
                select p.organization, (
                    select count(*) from (
                        select x.id from %s
                        where x.organization = :organization%s
                        limit :limit
                    ) c
                ) as people
                from rk_organization p where p.organization = :organization
            ) u
            """;

    private static final TableSql<User> PERSON = TableSql.of(UserTable.USERS);

    private static final String DIRECTORY_COLUMNS = PERSON.select("u") + ", c.user_id as password_of";

    private static final Keyset BY_ADDRESS_KEY = Keyset.byText("address_key");

    private static final Keyset BY_NAME = Keyset.byText("sort_key");

    private static final Keyset BY_LAST_SIGN_IN = Keyset.byLatest("last_sign_in_at", "user_id");

    private static final String HOLDERS = """
            select %s
            from (
                %s
            ) h
            join rk_user u on u.organization = :organization and u.id = h.user_id
            where u.status = 'ACTIVE' and (u.lock_kind is null or u.lock_kind <> 'ADMINISTRATOR')
                and (u.starts is null or u.starts <= :now) and (%s)%s%s
            order by u.id
            limit :limit
            """;

    private static final String NOT_DENIED = """
             and not exists (
                    select 1 from rk_user_permission d
                    where d.organization = :organization and d.user_id = h.user_id
                        and d.permission = :permission and d.effect = 'DENIED'
                )""";

    private static final String BY_ROLE = """
            select distinct r.user_id from rk_user_role r
                where r.role in %s and r.organization = :organization and r.scope = 'ORGANIZATION'
                    and (r.starts is null or r.starts <= :now) and %s
            """;

    private static final String BY_SINGLE_GRANT = """
            select p.user_id from rk_user_permission p
                where p.permission = :permission and p.organization = :organization and p.effect = 'GRANTED'
            """;

    private final Database database;

    JdbcUserStore(Database database) {
        this.database = database;
    }

    @Override
    public AccessState access(Viewer viewer) {
        return new Viewing<>("access_status", row -> row)
                .list(database, Viewing.access(viewer))
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
        boolean byActivity = query.order() == UserQuery.Order.LAST_SIGN_IN;
        PeopleSource source = byActivity
                ? PeopleSource.byActivity(database.dialect())
                : source(query.filter().search());
        UserConditions conditions = UserConditions.of(source, query.filter());
        Keyset keyset = keyset(query.order());
        String rows = slice(source, conditions, keyset, byActivity ? "s" : alias(source, keyset), query.slice());
        return new ViewedList(
                        SHOWN_COLUMNS, rows, beside("rk_user_activity", "a", ""), keyset.order(byActivity ? "a" : "u"))
                .ask(
                        database,
                        shownUsers(),
                        viewer,
                        conditions,
                        asked -> keyset.bound(asked.withAll(conditions.values()), query.slice()));
    }

    @Override
    public WithAccess<Integer> count(Viewer viewer, UserQuery.Filter filter, int limit) {
        PeopleSource source = source(filter.search());
        UserConditions conditions = UserConditions.of(source, filter);
        WithAccess<List<Integer>> counted = new ViewedList(
                        "u.people", Query.fill(COUNTED, source.from(), conditions.sql()), "", "")
                .ask(
                        database,
                        new Viewing<>("people", row -> (int) row.number("people")),
                        viewer,
                        conditions,
                        asked -> asked.withAll(conditions.values()).with("limit", limit));
        return new WithAccess<>(
                counted.access(), counted.value().stream().findFirst().orElse(0));
    }

    @Override
    public WithAccess<List<DirectoryRow>> directory(Viewer viewer, PeopleQuery query) {
        PeopleSource source = source(query.search());
        UserConditions conditions = UserConditions.of(source, query);
        Keyset keyset = query.order() == PeopleQuery.Order.NAME ? BY_NAME : BY_ADDRESS_KEY;
        String rows = slice(source, conditions, keyset, alias(source, keyset), query.slice());
        return new ViewedList(
                        DIRECTORY_COLUMNS,
                        rows,
                        beside("rk_credential", "c", " and u.status = 'INVITED'"),
                        keyset.order("u"))
                .ask(
                        database,
                        new Viewing<>("u_id", JdbcUserStore::directoryRow),
                        viewer,
                        conditions,
                        asked -> keyset.bound(asked.withAll(conditions.values()), query.slice()));
    }

    @Override
    public List<User> holders(OrganizationId organization, HolderQuery query, Instant now, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        query.permission().ifPresent(permission -> values.put("permission", permission.code()));
        List<String> ways = waysToHold(query, values);
        if (ways.isEmpty()) {
            return List.of();
        }
        String types = query.never().isEmpty()
                ? ""
                : Query.fill(" and u.user_type not in %s", UserConditions.among(query.never(), UserType::code, values));
        String notDenied = query.permission().isPresent() ? NOT_DENIED : "";
        return database.read(
                Query.of(Query.fill(
                                HOLDERS, COLUMNS, String.join(" union ", ways), holdsOn("u", query), types, notDenied))
                        .withAll(values)
                        .with("organization", organization)
                        .with("now", now)
                        .with("limit", limit),
                row -> UserSql.read(row, "u"));
    }

    private static List<String> waysToHold(HolderQuery query, Map<String, Object> values) {
        List<String> ways = new ArrayList<>();
        if (!query.roles().isEmpty()) {
            ways.add(Query.fill(BY_ROLE, UserConditions.among(query.roles(), Role::code, values), holdsOn("r", query)));
        }
        if (query.bySingleGrant() && query.permission().isPresent()) {
            ways.add(BY_SINGLE_GRANT);
        }
        return ways;
    }

    private static String holdsOn(String alias, HolderQuery query) {
        return Query.fill(query.ending() ? "(%1$s.ends is null or %1$s.ends > :now)" : "%s.ends is null", alias);
    }

    /**
     * The row of another table that belongs to a row of a list. PostgreSQL looks for each of the few rows of a page by
     * the key, and never reads a whole table of which it believes that it is small.
     */
    private String beside(String table, String alias, String only) {
        boolean each = database.dialect() == Dialect.POSTGRESQL;
        String keys =
                Query.fill("%1$s.organization = u.organization and %1$s.user_id = u.id%2$s", each ? "y" : alias, only);
        return each
                ? Query.fill(
                        "left join lateral (select y.* from %s y where %s offset 0) %s on true", table, keys, alias)
                : Query.fill("left join %s %s on %s", table, alias, keys);
    }

    private static String shown(String condition) {
        return Viewing.sql(
                SHOWN_COLUMNS,
                "left join rk_user u on u.organization = o.organization and " + condition + WITH_ACTIVITY,
                "");
    }

    private static Query query(Viewer viewer, UserKey key) {
        if (key instanceof UserKey.AnyPerson any) {
            return Viewing.query(BY_ID_OF_ANY_PERSON, viewer).with("user", any.id());
        }
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
            case NAME -> BY_NAME;
            case LAST_SIGN_IN -> BY_LAST_SIGN_IN;
        };
    }

    private PeopleSource source(SearchTerm term) {
        return PeopleSource.of(database.dialect(), term);
    }

    private static String alias(PeopleSource source, Keyset keyset) {
        return keyset.equals(BY_NAME) ? source.named() : "x";
    }

    /** The rows of a slice as {@code u}; its order is that of the rows of the alias. */
    private String slice(PeopleSource source, UserConditions conditions, Keyset keyset, String alias, Slice slice) {
        String place = keyset.condition(database.dialect(), alias, slice);
        return Query.fill(SLICE, source.from(), conditions.sql() + place, keyset.order(alias));
    }

    private static DirectoryRow directoryRow(Row row) throws SQLException {
        return DirectoryRow.of(PERSON.read(row, "u"), row.has("password_of"));
    }
}
