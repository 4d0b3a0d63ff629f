package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.UserSql;
import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Reading;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.user.KeyDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

final class JdbcSignInStore implements SignInStore {

    static final TableSql<Credential> CREDENTIAL = TableSql.of(CredentialTable.CREDENTIALS);

    private static final TableSql<RunningSession> SESSIONS = TableSql.of(SessionTable.SESSIONS);

    private static final TableSql<Device> DEVICE = TableSql.of(DeviceTable.DEVICES);

    /**
     * Starts at a constant row, so that the counter of the decoy is read even where there is no such organization or
     * user. The arguments: the columns, the condition that finds the person, and the condition that the person is a
     * user.
     */
    private static final String FACTS = """
            select %s
            from (select 1 as one) k
            left join rk_organization o on o.organization = :organization
            left join rk_user u on u.organization = o.organization and %s and %s
            left join rk_credential c on c.organization = u.organization and c.user_id = u.id
            left join rk_device d on d.organization = u.organization and d.id = :device and d.user_id = u.id
                and d.epoch = u.device_epoch
            left join rk_user_activity a on a.organization = u.organization and a.user_id = u.id
            left join rk_counter n on n.organization = coalesce(o.organization, :nobody)
                and n.subject = coalesce(u.id, :decoy) and n.proof = :proof and n.channel in (:unknown_clients, d.id)
            """;

    private static final String FACT_COLUMNS = String.join(
            ", ",
            JdbcOrganizationStore.ORGANIZATION.select("o"),
            UserSql.select("u"),
            CREDENTIAL.select("c"),
            DEVICE.select("d"),
            JdbcUserStore.ACTIVITY.select("a"),
            JdbcCounterStore.COUNTER.select("n"));

    private static final String SESSION =
            Query.fill("""
            select %s, %s, %s
            from rk_session s
            join rk_organization o on o.organization = s.organization
            join rk_user u on u.organization = s.organization and u.id = s.user_id
            where s.organization = :organization and s.id = :id
            """, SESSIONS.select("s"), UserSql.select("u"), JdbcOrganizationStore.ORGANIZATION.select("o"));

    private static final String RUNNING = Query.fill("""
            select %s from rk_session s
            where s.organization = :organization and s.user_id = :user and s.ends_at > :now
            order by s.id desc
            limit :limit
            """, SESSIONS.select("s"));

    private static final String DEVICES = Query.fill("""
            select %s from rk_device d
            where d.organization = :organization and d.user_id = :user
            order by d.id
            """, DEVICE.select("d"));

    private static final String OWN = Viewing.sql(
            String.join(
                    ", ",
                    UserSql.select("v"),
                    CREDENTIAL.select("c"),
                    JdbcUserStore.ACTIVITY.select("a"),
                    JdbcCounterStore.COUNTER.select("n")),
            """
            left join rk_user_activity a on a.organization = v.organization and a.user_id = v.id
            left join rk_credential c on c.organization = v.organization and c.user_id = v.id
            left join rk_counter n on n.organization = v.organization and n.subject = v.id and n.proof = :proof
                and n.channel = :unknown_clients
            """,
            "");

    private final Database database;
    private final Map<String, String> factsSqlByCondition = new ConcurrentHashMap<>();

    JdbcSignInStore(Database database) {
        this.database = database;
    }

    @Override
    public Facts facts(AccountKey key) {
        List<Facts> rows = new ArrayList<>();
        Query query = Query.of(factsSqlByCondition.computeIfAbsent(
                        who(key), who -> Query.fill(FACTS, FACT_COLUMNS, who, UserSql.joined("u"))))
                .withAll(Map.of(
                        "organization", key.organization(),
                        "address", key.addressKey().map(KeyDigest::ofAddress),
                        "nobody", OrganizationId.nobody(),
                        "decoy", key.decoy(),
                        "proof", key.proof(),
                        "unknown_clients", Counter.UNKNOWN_CLIENTS))
                .withId("user", key.user())
                .withId("device", key.device());
        database.read(List.of(new Reading(query, row -> rows.add(fact(row)))));
        Facts first = rows.get(0);
        return new Facts(
                first.organization(),
                first.user(),
                first.credential(),
                first.device(),
                first.activity(),
                rows.stream().flatMap(row -> row.counters().stream()).toList());
    }

    @Override
    public Optional<SessionOwner> session(OrganizationId organization, SessionId id) {
        Query query = Query.of(SESSION).with("organization", organization).with("id", id);
        return database
                .read(
                        query,
                        row -> new SessionOwner(
                                SESSIONS.read(row, "s"),
                                UserSql.read(row, "u"),
                                JdbcOrganizationStore.organization(row)))
                .stream()
                .findFirst();
    }

    @Override
    public List<RunningSession> sessions(OrganizationId organization, UserId user, Instant now, int limit) {
        return database.read(
                Query.of(RUNNING)
                        .with("organization", organization)
                        .with("user", user)
                        .with("now", now)
                        .with("limit", limit),
                row -> SESSIONS.read(row, "s"));
    }

    @Override
    public List<Device> devices(OrganizationId organization, UserId user) {
        return database.read(
                Query.of(DEVICES).with("organization", organization).with("user", user), row -> DEVICE.read(row, "d"));
    }

    @Override
    public WithAccess<Optional<OwnAccount>> own(Viewer viewer) {
        if (viewer.apiKey().isPresent()) {
            AccessState program = new Viewing<>("access_status", row -> row)
                    .list(database, Viewing.access(viewer))
                    .access();
            return new WithAccess<>(program, Optional.empty());
        }
        return new Viewing<>("v_id", JdbcSignInStore::own)
                .one(
                        database,
                        Viewing.query(OWN, viewer)
                                .with("proof", Proof.STEP_UP)
                                .with("unknown_clients", Counter.UNKNOWN_CLIENTS));
    }

    /** One condition for each thing that is known of the user, so that each is found by its own index. */
    private static String who(AccountKey key) {
        List<String> conditions = new ArrayList<>();
        key.addressKey().ifPresent(address -> conditions.add("u.open_key = :address"));
        key.user().ifPresent(id -> conditions.add("u.id = :user"));
        return conditions.isEmpty() ? "1 = 0" : String.join(" and ", conditions);
    }

    private static Facts fact(Row row) throws SQLException {
        return new Facts(
                row.optional("o_organization", JdbcOrganizationStore::organization),
                row.optional("u_id", columns -> UserSql.read(columns, "u")),
                row.optional("c_user_id", columns -> CREDENTIAL.read(columns, "c")),
                row.optional("d_id", columns -> DEVICE.read(columns, "d")),
                JdbcUserStore.activity(row),
                row.optional("n_subject", columns -> JdbcCounterStore.COUNTER.read(columns, "n")).stream()
                        .toList());
    }

    private static OwnAccount own(Row row) throws SQLException {
        return new OwnAccount(
                JdbcUserStore.shown(row, "v"),
                row.optional("c_user_id", columns -> CREDENTIAL.read(columns, "c")),
                row.optional("n_subject", columns -> JdbcCounterStore.COUNTER.read(columns, "n")));
    }
}
