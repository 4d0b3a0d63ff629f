package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Reading;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.OrganizationStatus;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.user.UserTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question asked on behalf of a viewer. Its statement starts at the viewer's organization and joins the answer to it,
 * so that the access state comes along even with an empty answer, and nothing comes of an organization that does not
 * exist.
 */
public final class Viewing<T> implements Row.Reader {

    /** To be followed by the joins of the answer; the argument is its select list, starting with a comma or empty. */
    private static final String SELECT = """
            select o.state as of_state, o.organization as of_organization, o.profile as of_profile,
                o.overrides as of_overrides, o.custom_roles as of_custom_roles, o.data_salt as of_data_salt, v.organization as access_organization,
                v.id as access_id, v.status as access_status,
                v.user_type as access_user_type, g.grants as access_grants, g.singles as access_singles, g.modules as access_modules,
                v.data_salt as access_data_salt, v.lock_kind as access_lock_kind,
                v.starts as access_starts, v.ends as access_ends, v.seat as access_seat,
                %s%s
            from rk_organization o
            %s
            left join (select %s) g on v.id is not null
            """;

    private static final TableSql<ApiKey> API_KEY = TableSql.of(ApiKeyTable.API_KEYS);

    private static final String OF_SESSION =
            "0 as access_by_key, v.session_epoch as access_epoch, z.epoch as access_bond,"
                    + " z.begun_at as access_begun, z.ends_at as access_until";

    /** In the place of {@link #OF_SESSION} when a program asks: then the user is the maker of its API key. */
    private static final String OF_API_KEY = "1 as access_by_key, " + API_KEY.select("z");

    private static final String BY_SESSION = """
            left join rk_session z
                on z.organization = o.organization and z.id = :session and z.user_id = :viewer
            left join rk_user v on v.organization = z.organization and v.id = z.user_id""";

    private static final String BY_API_KEY = """
            left join rk_api_key z on z.organization = o.organization and z.id = :api_key
            left join rk_user v on v.organization = z.organization and v.id = z.maker""";

    /** By parameters and not by the joined row, so that it is asked once and not for each row of the answer. */
    private static final String RIGHTS = UserSql.selectRights(":organization", ":viewer");

    private static final String RIGHTS_OF_MAKER = UserSql.selectRights(
            ":organization",
            "(select k.maker from rk_api_key k where k.organization = :organization and k.id = :api_key)");

    private static final String WHERE = """

            where o.organization = :organization
            """;

    private static final String ACCESS = sql("", "", "");

    /** For the transaction alone, which may be the host's and have a setting of its own. */
    private static final Query PLANNED_ANEW = Query.of("select set_config('rosterkit.plan_cache_mode',"
            + " current_setting('plan_cache_mode'), true), set_config('plan_cache_mode', 'force_custom_plan', true)");

    private static final Query PLANNED_AS_BEFORE =
            Query.of("select set_config('plan_cache_mode', current_setting('rosterkit.plan_cache_mode'), true)");

    private final String presence;
    private final Row.Mapper<T> mapper;
    private final List<T> found = new ArrayList<>();
    private AccessState access = AccessState.unknown();

    /** The column that tells whether a row holds an answer, and how to read it. */
    public Viewing(String presence, Row.Mapper<T> mapper) {
        this.presence = presence;
        this.mapper = mapper;
    }

    /**
     * The statement: what it selects, how that is joined to the organization {@code o}, and in which order it comes.
     */
    public static String sql(String columns, String joins, String order) {
        String more = columns.isEmpty() ? "" : ",\n" + columns;
        return Query.fill(SELECT, OF_SESSION, more, BY_SESSION, RIGHTS) + joins + WHERE + order;
    }

    /** The query with the viewer's values. That of a program asks for its API key in the place of a session. */
    public static Query query(String sql, Viewer viewer) {
        if (viewer.apiKey().isPresent()) {
            return Query.of(sql.replace(OF_SESSION, OF_API_KEY)
                            .replace(BY_SESSION, BY_API_KEY)
                            .replace(RIGHTS, RIGHTS_OF_MAKER))
                    .with("organization", viewer.organization())
                    .withId("api_key", viewer.apiKey());
        }
        Optional<Session> session =
                viewer.session().filter(own -> own.organization().equals(viewer.organization()));
        return Query.of(sql)
                .with("organization", viewer.organization())
                .withId("session", session.map(Session::id))
                .withId("viewer", session.map(Session::user));
    }

    /** Asks for the viewer's access state alone. */
    public static Query access(Viewer viewer) {
        return query(ACCESS, viewer);
    }

    @Override
    public void read(Row row) throws SQLException {
        // Every row of an answer has the same, and it takes longer to read than many an answer.
        if (access.organization() == OrganizationStatus.UNKNOWN) {
            access = access(row);
        }
        if (row.has(presence)) {
            found.add(mapper.map(row));
        }
    }

    /** Asks for all there are. */
    public WithAccess<List<T>> list(Database database, Query query) {
        database.read(List.of(new Reading(query, this)));
        return list();
    }

    /**
     * Asks PostgreSQL for the rows of a statement that is planned for its values, and then for the access, in one trip.
     * A prepared statement has one plan for all values after some calls, which is 4 times slower where they are what is
     * searched for: a rare text wants the index of trigrams, and a frequent one the index of the order.
     */
    WithAccess<List<T>> listPlanned(Database database, Viewer viewer, Query query) {
        database.read(List.of(
                new Reading(PLANNED_ANEW, row -> {}),
                new Reading(query, row -> found.add(mapper.map(row))),
                new Reading(PLANNED_AS_BEFORE, row -> {}),
                new Reading(access(viewer), row -> access = access(row))));
        return list();
    }

    /** Asks for the one there may be. */
    public WithAccess<Optional<T>> one(Database database, Query query) {
        List<T> all = list(database, query).value();
        return new WithAccess<>(access, all.stream().findFirst());
    }

    /** What was read so far. */
    public WithAccess<List<T>> list() {
        return new WithAccess<>(access, List.copyOf(found));
    }

    private static AccessState access(Row row) throws SQLException {
        boolean byApiKey = row.number("access_by_key") == 1;
        Optional<UserAccess> user = byApiKey ? Optional.empty() : user(row);
        Optional<ProgramAccess> program = byApiKey ? program(row) : Optional.empty();
        return row.map(
                "of",
                columns -> OrganizationTable.ORGANIZATIONS.part(
                        columns,
                        cells -> new AccessState(
                                OrganizationTable.state(cells) == OrganizationState.OPEN
                                        ? OrganizationStatus.OPEN
                                        : OrganizationStatus.CLOSED,
                                OrganizationTable.policy(cells),
                                OrganizationTable.salt(cells),
                                user,
                                program,
                                OrganizationTable.customRoles(cells))));
    }

    private static Optional<ProgramAccess> program(Row row) throws SQLException {
        if (!row.has("access_status")) {
            return Optional.empty();
        }
        ApiKey key = API_KEY.read(row, "z");
        Set<RoleGrant> grants = grants(row);
        Set<SinglePermission> singles = singles(row);
        Set<UsableModule> modules = UsableModules.read(row, "access_modules", owner(row));
        return Optional.of(row.map(
                "access",
                columns -> UserTable.USERS.part(
                        columns,
                        cells -> key.access(mayAct(cells), UserTable.rights(cells, grants, singles, modules)))));
    }

    private static Set<RoleGrant> grants(Row row) throws SQLException {
        return UserSql.grants(row, "access_grants", owner(row));
    }

    private static Set<SinglePermission> singles(Row row) throws SQLException {
        return UserSql.singles(row, "access_singles", owner(row));
    }

    private static Relation.Owner owner(Row row) throws SQLException {
        return new Relation.Owner(row.uuid("access_organization"), row.uuid("access_id"));
    }

    private static Optional<UserAccess> user(Row row) throws SQLException {
        if (!row.has("access_status")) {
            return Optional.empty();
        }
        boolean current = row.number("access_epoch") == row.number("access_bond");
        Set<RoleGrant> grants = grants(row);
        Set<SinglePermission> singles = singles(row);
        Set<UsableModule> modules = UsableModules.read(row, "access_modules", owner(row));
        Instant begunAt = row.instant("access_begun");
        Instant until = row.instant("access_until");
        return Optional.of(row.map(
                "access",
                columns -> UserTable.USERS.part(
                        columns,
                        cells -> new UserAccess(
                                mayAct(cells),
                                current,
                                UserTable.rights(cells, grants, singles, modules),
                                begunAt,
                                until,
                                UserTable.salt(cells)))));
    }

    private static boolean mayAct(Cells cells) {
        return UserTable.status(cells) == UserStatus.ACTIVE
                && !UserTable.lockKind(cells).equals(Optional.of(Lock.Kind.ADMINISTRATOR));
    }
}
